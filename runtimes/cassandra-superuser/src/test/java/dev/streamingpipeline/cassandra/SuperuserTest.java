package dev.streamingpipeline.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.cassandra.exceptions.ConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuperuserTest {
  @TempDir private Path folder;

  @BeforeEach
  void declare() throws IOException {
    Files.writeString(folder.resolve("username"), "admin");
    Files.writeString(folder.resolve("password"), "sécret\n");
  }

  @Test
  void shouldReadEveryCharacter() {
    assertThat(Superuser.read(folder)).isEqualTo(new Superuser("admin", "sécret\n"));
  }

  @Test
  void shouldHideThePassword() {
    assertThat(Superuser.read(folder)).hasToString("Superuser[admin]");
  }

  @Test
  void shouldSayWhichFileCannotBeRead() throws IOException {
    Files.write(folder.resolve("password"), new byte[] {(byte) 0xff});
    assertRefused("password, which declares the superuser, can't be read");

    Files.delete(folder.resolve("username"));
    assertRefused("username, which declares the superuser, can't be read: java.nio.file.NoSuch");
  }

  @Test
  void shouldRefuseWhatNobodyCouldLogInWith() throws IOException {
    Files.writeString(folder.resolve("password"), " \n");
    assertRefused("password, which declares the superuser, is blank");

    Files.writeString(folder.resolve("password"), "one\0two");
    assertRefused("password, which declares the superuser, is blank or no text");
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Superuser.read(folder))
        .withMessageContaining(message);
  }
}
