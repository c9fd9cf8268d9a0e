package io.countersign.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenyListTest {

  private final DenyList list = list();

  private static DenyList list() {
    DenyListMaker maker = new DenyListMaker();
    maker.begin("hosts");
    maker.add(network("192.0.2.7"));
    maker.add(network("2001:db8::/32"));
    maker.begin("ranges");
    maker.add(network("192.0.2.0/24"));
    maker.add(network("192.0.2.7/32"));
    maker.add(network("255.0.0.0/8"));
    return maker.made();
  }

  @Test
  void who_comes_from_a_network_on_the_list_is_a_risk() {
    assertThat(assess("192.0.2.8"))
        .isEqualTo(
            new Assessment(
                Confidence.LOW,
                "found_on_deny_list",
                Map.of("ip", "192.0.2.8", "matches", "192.0.2.0/24", "source", "ranges")));
    assertThat(assess("255.255.255.255").code()).isEqualTo("found_on_deny_list");
    assertThat(assess("2001:DB8:1::1").details())
        .containsEntry("matches", "2001:db8::/32")
        .containsEntry("source", "hosts");
  }

  @Test
  void of_several_networks_the_smallest_is_told_and_the_list_that_was_first() {
    assertThat(assess("192.0.2.7").details())
        .containsEntry("matches", "192.0.2.7/32")
        .containsEntry("source", "hosts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:192.0.2.7", "::ffff:c000:207", "0:0:0:0:0:FFFF:192.0.2.7"})
  void an_address_on_the_list_is_found_however_it_is_written(String written) {
    assertThat(assess(written).code()).isEqualTo("found_on_deny_list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.3.0", "192.0.1.255", "2001:db9::", "::192.0.2.7", "254.0.0.0"})
  void who_comes_from_elsewhere_is_none(String elsewhere) {
    assertThat(assess(elsewhere).confidence()).isEqualTo(Confidence.HIGH);
    assertThat(assess(elsewhere).code()).isEqualTo("not_found_on_deny_list");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "192.0.2.007",
        "0300.0.2.7",
        "3221225991",
        "192.0.2.8, 10.0.0.1",
        "unknown",
        "192.0.3.1%eth0",
        "' or 1=1"
      })
  void what_is_no_address_is_a_risk_and_is_not_repeated(String written) {
    assertThat(assess(written)).isEqualTo(new Assessment(Confidence.LOW, "invalid_ip_address"));
  }

  @Test
  void who_says_no_address_is_a_risk() {
    assertThat(list.assess(Optional.empty())).isEqualTo(Assessment.NOT_AVAILABLE);
  }

  @Test
  void an_empty_list_denies_nobody() {
    assertThat(new DenyListMaker().made().assess(Optional.of("192.0.2.7")).confidence())
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void everything_may_be_denied() {
    DenyListMaker maker = new DenyListMaker();
    maker.begin("all");
    maker.add(network("0.0.0.0/0"));
    maker.add(network("::/0"));

    assertThat(maker.made().assess(Optional.of("203.0.113.1")).confidence())
        .isEqualTo(Confidence.LOW);
    assertThat(maker.made().assess(Optional.of("ff02::1")).confidence()).isEqualTo(Confidence.LOW);
  }

  @Test
  void there_is_an_end_to_networks_and_to_lists() {
    DenyListMaker maker = new DenyListMaker();
    maker.begin("x".repeat(300));
    for (long i = 0; i < DenyListMaker.MOST_V4; i++) {
      maker.add(new Network(IpAddress.v4(i * 2), 32));
    }
    for (long i = 0; i < DenyListMaker.MOST_V6; i++) {
      maker.add(new Network(IpAddress.v6(1, i), 128));
    }

    assertThatIllegalArgumentException().isThrownBy(() -> maker.add(network("203.0.113.1")));
    assertThatIllegalArgumentException().isThrownBy(() -> maker.add(network("2001:db8::")));
    DenyList made = maker.made();
    assertThat(made.assess(Optional.of("0.0.0.4")).details())
        .hasEntrySatisfying("source", source -> assertThat(source).hasSize(200));
    assertThat(made.assess(Optional.of("0.0.0.5")).confidence()).isEqualTo(Confidence.HIGH);
    for (int i = 1; i < DenyListMaker.MOST_SOURCES; i++) {
      maker.begin("list");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> maker.begin("one more"));
  }

  private Assessment assess(String ip) {
    return list.assess(Optional.of(ip));
  }

  private static Network network(String text) {
    return Network.of(text).orElseThrow();
  }
}
