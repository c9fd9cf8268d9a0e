package io.countersign.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

  private static final Fact FACTOR = Fact.factor(new FactorType("totp"));
  private static final Fact AUTHENTICATOR =
      Fact.authenticator(new AuthenticatorId(UUID.randomUUID()));

  @Test
  void its_facts_come_in_the_order_of_the_catalogue() {
    Event event =
        event(EventType.AUTHENTICATOR_RENAMED, Event.data(List.of(FACTOR, AUTHENTICATOR)));

    assertThat(event.facts().keySet()).containsExactly(FactName.AUTHENTICATOR, FactName.FACTOR);
    assertThat(event.facts()).containsEntry(FactName.FACTOR, "totp");
  }

  @Test
  void a_type_tells_only_what_the_catalogue_says() {
    SortedMap<String, String> data = Event.data(List.of(Fact.count(1)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> event(EventType.AUTHENTICATOR_RENAMED, data))
        .withMessage("authenticator.renamed tells no count");
  }

  @Test
  void a_fact_that_nobody_knows_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> event(EventType.MFA_DISABLED, new TreeMap<>(Map.of("code", "123456"))));
  }

  @Test
  void nothing_is_told_twice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Event.data(List.of(FACTOR, FACTOR)))
        .withMessage("told twice: factor");
  }

  @Test
  void its_data_cannot_be_changed_from_outside() {
    SortedMap<String, String> data = Event.data(List.of(FACTOR));
    Event event = event(EventType.AUTHENTICATOR_RENAMED, data);

    data.clear();

    assertThat(event.data()).containsExactly(Map.entry("factor", "totp"));
  }

  /** Codes, seeds, backup codes, tokens, numbers, addresses, and what breaks a line. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456",
        "JBSWY3DPEHPK3PXP",
        "csk_AAAA",
        "cst_AAAA",
        "0k3f-9x2m-q7w1-z",
        "+33612345678",
        "0612345678",
        "alice@example.com",
        "a\nb",
        ""
      })
  void no_fact_but_words_and_identifiers_has_the_form_of_a_secret_or_an_address(String secret) {
    for (FactName name : FactName.values()) {
      boolean words =
          name == FactName.JUSTIFICATION
              || name == FactName.ORGANIZATION
              || (name == FactName.IDENTIFIER && !secret.isEmpty() && !secret.contains("\n"));
      boolean emptyList = name.kind() == FactName.Kind.LIST && secret.isEmpty();
      if (!words && !emptyList) {
        assertThatIllegalArgumentException()
            .as(name.text())
            .isThrownBy(() -> new Fact(name, secret))
            .withMessage("not of the form of the fact " + name.text());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two\nlines", "bell\u0007", "half \ud800", "line\u2028"})
  void a_justification_is_a_line_of_text(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Fact.justification(text));
    assertThatIllegalArgumentException().isThrownBy(() -> Fact.justification("x".repeat(201)));
  }

  @Test
  void a_count_has_at_most_three_digits() {
    assertThat(Fact.count(999).value()).isEqualTo("999");
    assertThat(Fact.count(1_000_000).value()).isEqualTo("999");
    assertThat(Fact.left(0).value()).isEqualTo("0");
    assertThatIllegalArgumentException().isThrownBy(() -> Fact.count(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Fact.left(-1));
  }

  @Test
  void factors_are_told_once_each_in_the_order_of_their_names() {
    FactorType totp = new FactorType("totp");

    assertThat(Fact.factors(List.of(totp, new FactorType("sms"), totp)).value())
        .isEqualTo("sms,totp");
    assertThat(Fact.factors(List.of()).value()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_type_is_found_by_its_name_and_tells_no_fact_twice(EventType type) {
    assertThat(EventType.named(type.text())).contains(type);
    // Two of them have the names by which webhooks elsewhere know them.
    assertThat(type.text())
        .matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*|Identifier\\.(Lockout|Unlocked)");
    assertThat(type.facts()).doesNotHaveDuplicates();
  }

  @Test
  void every_fact_is_found_by_its_name_and_told_by_some_type() {
    assertThat(FactName.values())
        .allSatisfy(name -> assertThat(FactName.named(name.text())).contains(name));
    assertThat(Arrays.stream(EventType.values()).flatMap(type -> type.facts().stream()))
        .contains(FactName.values());
    assertThat(EventType.named("authenticator.stolen")).isEmpty();
    assertThat(FactName.named("code")).isEmpty();
  }

  @Test
  void only_guesses_at_an_identifier_tell_it_and_an_address() {
    assertThat(EventType.values())
        .filteredOn(type ->
            type.facts().contains(FactName.IDENTIFIER) || type.facts().contains(FactName.IP))
        .containsExactly(
            EventType.ATTEMPT_SUCCEEDED,
            EventType.ATTEMPT_FAILED,
            EventType.VERIFICATION_VERIFIED,
            EventType.VERIFICATION_FAILED,
            EventType.IDENTIFIER_LOCKOUT,
            EventType.IDENTIFIER_UNLOCKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "bell\u0007", " a***", "zero\u200bwidth"})
  void a_mask_that_is_not_of_the_form_is_left_out(String mask) {
    Named named = new Named(IdentifierType.USERNAME, mask, Optional.empty());

    assertThat(Fact.identifier(named))
        .containsExactly(new Fact(FactName.IDENTIFIER_TYPE, "username"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "fe80::1%eth0",
        "::g",
        "1.2.3.4:80",
        "localhost",
        "12:34",
        "beef"
      })
  void an_address_is_one_of_the_internet_protocol(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Fact(FactName.IP, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "::", "::1", "1:2:3:4:5:6:7:8"})
  void an_address_is_told_in_its_normal_form(String text) {
    assertThat(Fact.ip(IpAddress.of(text).orElseThrow()).value()).isEqualTo(text);
  }

  @Test
  void a_time_and_a_number_of_attempts_have_their_forms() {
    assertThat(Fact.lockedUntil(Instant.parse("2026-01-31T12:00:00Z")).value())
        .isEqualTo("2026-01-31T12:00:00Z");
    assertThat(Fact.lockedUntil(Instant.parse("2026-01-31T12:00:00.123456789Z")).value())
        .isEqualTo("2026-01-31T12:00:00.123456Z");
    assertThat(Fact.attempts(100_000).value()).isEqualTo("9999");
  }

  private static Event event(EventType type, SortedMap<String, String> data) {
    return new Event(
        new EventId(UUID.randomUUID()),
        TenantId.DEFAULT,
        Optional.of(new UserId("alice")),
        type,
        Instant.EPOCH,
        Optional.empty(),
        data,
        Provenance.UNKNOWN);
  }
}
