package io.countersign.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @Test
  void a_network_has_one_normal_form() {
    Map.of(
            "192.0.2.7/24", "192.0.2.0/24",
            "192.0.2.7", "192.0.2.7/32",
            "0.0.0.0/0", "0.0.0.0/0",
            "::/0", "::/0",
            "2001:db8:ffff::1/33", "2001:db8:8000::/33",
            "2001:db8::1", "2001:db8::1/128",
            "2001:db8::ffff/127", "2001:db8::fffe/127",
            "::ffff:192.0.2.0/120", "192.0.2.0/24",
            "::ffff:192.0.2.0/96", "0.0.0.0/0")
        .forEach((written, normal) ->
            assertThat(Network.of(written).map(Network::toString)).as(written).contains(normal));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/+8",
        "192.0.2.0/08",
        "192.0.2.0/",
        "/24",
        "192.0.2.0/24/8",
        "192.0.2.0/255.255.255.0",
        "192.0.2/24",
        "::/129",
        "::/1000",
        "::/99999999999",
        "::ffff:192.0.2.0/95",
        "::ffff:192.0.2.0/24",
        "fe80::%eth0/64",
        "",
        "192.0.2.0 /24"
      })
  void what_is_no_network_is_none(String written) {
    assertThat(Network.of(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.0/31, ::ffff:192.0.2.1, true",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 192.0.2.1, false",
    "::/0, ffff::, true",
    "2001:db8::/63, 2001:db8:0:1::1, true",
    "2001:db8::/64, 2001:db8:0:1::1, false",
    "2001:db8::/65, 2001:db8::7fff:0:0:1, true",
    "2001:db8::/65, 2001:db8::8000:0:0:1, false",
    "128.0.0.0/1, 127.255.255.255, false"
  })
  void a_network_contains_what_has_its_first_bits(String network, String address, boolean is) {
    assertThat(Network.of(network).orElseThrow().contains(IpAddress.of(address).orElseThrow()))
        .isEqualTo(is);
  }
}
