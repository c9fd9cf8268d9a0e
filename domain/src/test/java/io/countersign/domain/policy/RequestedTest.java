package io.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestedTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TWO = "urn:countersign:acr:2fa";
  private static final String ONE = "urn:countersign:acr:1fa";

  private static Requested acr(String... values) {
    return new Requested(List.of(values), Optional.empty());
  }

  private static boolean met(Requested requested, Acr proved) {
    return requested.met(proved, Optional.of(NOW), NOW);
  }

  @Test
  void whoever_asks_for_nothing_gets_it() {
    assertThat(Requested.NOTHING.met(Acr.NONE, Optional.empty(), NOW)).isTrue();
  }

  @Test
  void any_of_the_values_will_do_and_more_than_was_asked_for_too() {
    assertThat(met(acr(TWO), Acr.ONE)).isFalse();
    assertThat(met(acr(TWO), Acr.TWO)).isTrue();
    assertThat(met(acr(TWO, ONE), Acr.ONE)).isTrue();
    assertThat(met(acr(ONE), Acr.TWO)).isTrue();
  }

  @Test
  void what_auth0_calls_multi_factor_is_two_kinds() {
    Requested requested = acr("http://schemas.openid.net/pape/policies/2007/06/multi-factor");

    assertThat(met(requested, Acr.ONE)).isFalse();
    assertThat(met(requested, Acr.TWO)).isTrue();
  }

  @Test
  void what_nobody_knows_nothing_meets() {
    assertThat(acr("urn:example:gold").unknown()).isTrue();
    assertThat(met(acr("urn:example:gold"), Acr.TWO)).isFalse();
    assertThat(acr("urn:example:gold", ONE).unknown()).isFalse();
    assertThat(met(acr("urn:example:gold", ONE), Acr.ONE)).isTrue();
    assertThat(Requested.NOTHING.unknown()).isFalse();
  }

  @Test
  void the_latest_proof_is_no_older_than_that() {
    Requested requested = new Requested(List.of(), Optional.of(Duration.ofMinutes(5)));

    assertThat(requested.met(Acr.ONE, Optional.of(NOW.minusSeconds(300)), NOW)).isTrue();
    assertThat(requested.met(Acr.ONE, Optional.of(NOW.minusSeconds(301)), NOW)).isFalse();
    assertThat(requested.met(Acr.NONE, Optional.empty(), NOW)).isFalse();
  }

  @Test
  void values_out_of_range_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Requested(Collections.nCopies(9, ONE), Optional.empty()));
    assertThatIllegalArgumentException().isThrownBy(() -> acr("x".repeat(129)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Requested(List.of(), Optional.of(Duration.ofSeconds(-1))));
  }
}
