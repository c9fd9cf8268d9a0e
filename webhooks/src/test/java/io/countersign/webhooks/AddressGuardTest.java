package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.risk.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  private final AddressGuard guard = new AddressGuard(List.of(), Set.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "192.88.99.1",
        "168.63.129.16",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::ffff:0:127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:2::1",
        "2001:10::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "5f00::1"
      })
  void nothing_is_sent_to_what_is_not_public(String address) {
    assertThat(guard.allows("shop.example", InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "2001:200::1",
        "2606:4700:4700::1111",
        "2a00:1450:4001::1"
      })
  void what_is_public_is_sent_to(String address) {
    assertThat(guard.allows("shop.example", InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void the_operator_may_allow_a_private_network_or_one_name() {
    AddressGuard lenient =
        new AddressGuard(
            List.of(Network.of("10.1.0.0/16").orElseThrow()), Set.of("intern.example"));

    assertThat(lenient.allows("a.example", InetAddress.ofLiteral("10.1.2.3"))).isTrue();
    assertThat(lenient.allows("a.example", InetAddress.ofLiteral("10.2.2.3"))).isFalse();
    assertThat(lenient.allows("intern.example", InetAddress.ofLiteral("10.2.2.3"))).isTrue();
  }
}
