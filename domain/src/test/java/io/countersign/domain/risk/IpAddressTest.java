package io.countersign.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @Test
  void an_address_has_one_normal_form() {
    Map.ofEntries(
            Map.entry("192.0.2.1", "192.0.2.1"),
            Map.entry("0.0.0.0", "0.0.0.0"),
            Map.entry("255.255.255.255", "255.255.255.255"),
            Map.entry("::ffff:192.0.2.1", "192.0.2.1"),
            Map.entry("::FFFF:c000:0201", "192.0.2.1"),
            Map.entry("0:0:0:0:0:ffff:c000:201", "192.0.2.1"),
            Map.entry("::", "::"),
            Map.entry("::1", "::1"),
            Map.entry("1::", "1::"),
            Map.entry("2001:DB8::0001", "2001:db8::1"),
            Map.entry("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
            Map.entry("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
            Map.entry("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
            Map.entry("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
            Map.entry("1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5:6:c000:201"),
            Map.entry("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
            Map.entry("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"))
        .forEach((written, normal) ->
            assertThat(IpAddress.of(written).map(IpAddress::toString))
                .as(written)
                .contains(normal));
  }

  @Test
  void what_is_written_normally_reads_as_the_same_address() {
    for (String written : new String[] {"::", "1::8", "2001:db8::1:0:0:1", "192.0.2.1"}) {
      IpAddress address = IpAddress.of(written).orElseThrow();
      assertThat(IpAddress.of(address.toString())).contains(address);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "192.0.2",
        "192.0.2.1.",
        ".192.0.2.1",
        "192.0.2.256",
        "192.0.2.-1",
        "192.0.2.+1",
        "192.0.2.01",
        "0300.0.2.1",
        "0xc0.0.2.1",
        "3221225985",
        "192.0.513",
        "192.0.2.1 ",
        "192.0.2.1:80",
        "192.0.2.1/32",
        "[::1]",
        "::1%eth0",
        "fe80::1%1",
        "fe80::1%25eth0",
        ":::",
        ":1",
        "1:",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "::12345",
        "::g",
        "1:2:3:4:5:6:7::8",
        "::1.2.3",
        "::1.2.3.4.5",
        "1.2.3.4::",
        "::ffff:192.0.2.01",
        "::192.0.2.1:1",
        "localhost",
        "192.0.2.١",
        "１９２.0.2.1",
        "192。0。2。1",
        "::ffff:0:192.0.2.1:0",
        "00000000000000000000000000000000000000000000000000000000000000::1"
      })
  void what_is_no_address_is_none(String written) {
    assertThat(IpAddress.of(written)).isEmpty();
  }
}
