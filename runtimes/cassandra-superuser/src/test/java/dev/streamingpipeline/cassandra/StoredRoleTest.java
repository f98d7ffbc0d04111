package dev.streamingpipeline.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mindrot.jbcrypt.BCrypt;

class StoredRoleTest {
  @Test
  void shouldKnowItsPassword() {
    StoredRole role = new StoredRole(true, true, BCrypt.hashpw("secret", BCrypt.gensalt(4)));

    assertThat(role.hasPassword("secret")).isTrue();
    assertThat(role.hasPassword("Secret")).isFalse();
    assertThat(role.hasPassword("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "$", "$2a", "$2a$", "$2a$10$", "$2a$xx$aaaaaaaaaaaaaaaaaaaaaaa", "secret"})
  void shouldHaveNoPasswordWithoutASoundHash(String hash) {
    assertThat(new StoredRole(true, true, hash).hasPassword("secret")).isFalse();
  }
}
