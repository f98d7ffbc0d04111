package dev.streamingpipeline.producer.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InternalAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, loopback",
    "127.255.255.254, loopback",
    "10.0.0.1, private",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "192.168.1.1, private",
    "169.254.169.254, link-local",
    "100.64.0.1, carrier-grade NAT",
    "100.127.255.255, carrier-grade NAT",
    "0.0.0.0, unspecified",
    "0.1.2.3, unspecified",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "255.255.255.255, reserved",
    "198.19.0.1, reserved",
    "192.0.0.8, reserved",
    "::, unspecified",
    "::1, loopback",
    "fe80::1, link-local",
    "febf::1, link-local",
    "fec0::1, site-local",
    "fc00::1, unique-local",
    "fd12:3456::1, unique-local",
    "ff02::1, multicast",
    "::ffff:10.0.0.1, private",
    "::ffff:127.0.0.1, loopback",
    "::127.0.0.1, loopback",
    "64:ff9b::a9fe:a9fe, link-local",
    "2002:7f00:1::, loopback"
  })
  void shouldNameWhatOnlyWeCanReach(String address, String kind) throws Exception {
    assertThat(InternalAddress.kind(InetAddress.getByName(address))).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2002:101:101::1",
        "64:ff9b::101:101",
        "fbff::1"
      })
  void shouldLetEveryoneElsesPass(String address) throws Exception {
    assertThat(InternalAddress.kind(InetAddress.getByName(address))).isEmpty();
  }
}
