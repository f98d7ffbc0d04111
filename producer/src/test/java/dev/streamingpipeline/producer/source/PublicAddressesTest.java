package dev.streamingpipeline.producer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;

class PublicAddressesTest {
  @Test
  void shouldRefuseANameOfWhichOneAddressIsInternal() throws Exception {
    Dns dns = new PublicAddresses("a.example.org", resolvingTo(publicOne(), internalOne()));

    assertThatThrownBy(() -> dns.lookup("A.example.org"))
        .isInstanceOf(InternalAddressException.class)
        .hasMessageContaining("is the private address 10.0.0.1");
  }

  @Test
  void shouldGiveThePublicAddressesOfAName() throws Exception {
    Dns dns = new PublicAddresses("a.example.org", resolvingTo(publicOne()));

    assertThat(dns.lookup("a.example.org")).containsExactly(publicOne());
  }

  @Test
  void shouldLetAProxyBeInternal() throws Exception {
    Dns dns = new PublicAddresses("a.example.org", resolvingTo(internalOne()));

    assertThat(dns.lookup("proxy.example.org")).containsExactly(internalOne());
  }

  private static Dns resolvingTo(InetAddress... addresses) {
    return name -> List.of(addresses);
  }

  private static InetAddress publicOne() throws Exception {
    return InetAddress.getByAddress(new byte[] {1, 1, 1, 1});
  }

  private static InetAddress internalOne() throws Exception {
    return InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
  }
}
