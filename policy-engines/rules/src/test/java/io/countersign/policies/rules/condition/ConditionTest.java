package io.countersign.policies.rules.condition;

import static io.countersign.policies.rules.Events.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.policy.InvalidPolicy.Flaw;
import io.countersign.domain.policy.Location;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.policy.Requested;
import io.countersign.domain.risk.Confidence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final Conditions CONDITIONS = new Conditions();

  private static final PolicyEvent FULL =
      someone()
          .has("phone", "passkey")
          .proved("phone")
          .roles("admin", "editor")
          .email("ada@example.com")
          .phone("+4312345", true)
          .metadata(
              """
              {"level": 3, "ratio": 0.5, "tags": ["a", "b"], "deep": {"er": {"est": null}}, "on": true}\
              """
                  .replace("\n", ""))
          .organization("{\"factors\": \"totp,phone\"}")
          .risk("NewDevice", Confidence.LOW, "no_match")
          .request(
              new RequestFacts(
                  Optional.of("192.0.2.7"),
                  Optional.of("Mozilla/5.0"),
                  Optional.of("de-AT"),
                  Optional.of(new Location(48.2, 16.4, Optional.of("AT"), Optional.empty()))))
          .requested(
              new Requested(List.of("urn:countersign:acr:2fa"), Optional.of(Duration.ofMinutes(5))))
          .event();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.user.id == 'ada'",
        "event.user.roles == ['admin', 'editor']",
        "'admin' in event.user.roles",
        "event.user.name == 'Ada'",
        "event.user.email.endsWith('@example.com') && event.user.emailVerified",
        "event.user.phoneNumber.startsWith('+43') && event.user.phoneVerified",
        "event.user.metadata.level == 3 && event.user.metadata.level + 1 == 4",
        "event.user.metadata['ratio'] < 1",
        "event.user.metadata.tags.exists(tag, tag == 'b')",
        "'level' in event.user.metadata && !('none' in event.user.metadata)",
        "event.user.metadata.deep.er.est == null",
        "event.user.metadata.on",
        "event.user.metadata.exists(name, name == 'deep')",
        "size(event.user.metadata) == 5",
        "!has(event.user.metadata.none) && has(event.user.metadata.deep.er)",
        "event.user.appMetadata == {}",
        "has(event.organization) && event.organization.id == 'acme'",
        "event.organization.name == 'Acme'",
        "'phone' in event.organization.metadata.factors.split(',')",
        "event.client.id == 'shop' && event.tenant.id == 'default' && event.tenant.name == 'Default'",
        "event.entry == 'sign-in'",
        "event.request.ip.inNetwork('192.0.2.0/24')",
        "!event.request.ip.inNetwork('198.51.100.0/24')",
        "event.request.userAgent.matches('^Mozilla/[0-9]+')",
        "event.request.language == 'de-AT'",
        "event.request.location.latitude > 48.0 && event.request.location.country == 'AT'",
        "!has(event.request.location.city) && event.request.location.city == ''",
        "event.enrolled.map(f, f.type) == ['phone', 'passkey']",
        "event.enrolled.exists(f, 'sms' in f.variants)",
        "event.enrolled.filter(f, f.phishingResistant).size() == 1",
        "event.enrolled.all(f, f.kinds == ['possession'])",
        "event.methods.exists(m, m.type == 'phone')",
        "event.methods[0].name == 'pwd' && event.methods[0].type == '' && !has(event.methods[0].type)",
        "event.methods.exists_one(m, m.name == 'mfa')",
        "event.at - event.methods[0].at < duration('1m')",
        "event.at.getHours('Europe/Vienna') == 13",
        "event.at.getDayOfWeek() == 0",
        "event.risk.confidence == 'low'",
        "event.risk.newDevice.confidence == 'low' && event.risk.newDevice.code == 'no_match'",
        "event.risk.assessments['NewDevice'].code == 'no_match'",
        "event.risk.assessments.exists(name, event.risk.assessments[name].confidence == 'low')",
        "!has(event.risk.impossibleTravel) && !has(event.risk.untrustedIp)",
        "event.risk.newDevice.details == {}",
        "event.requested.acrValues.exists(acr, acr.endsWith('2fa'))",
        "has(event.requested.maxAgeSeconds) && event.requested.maxAgeSeconds == 300",
        "sets.intersects(event.user.roles, ['admin', 'owner'])",
        "event.?risk.?untrustedIp.?code.orValue('none') == 'none'",
        "event.user.metadata.?plan.orValue('free') == 'free'",
        "event.user.email.split('@')[1].lowerAscii() == 'example.com'"
      })
  void what_is_told_can_be_read(String condition) {
    assertThat(good(condition).holds(FULL)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!has(event.organization)",
        "!has(event.request.location)",
        "!has(event.requested.maxAgeSeconds)",
        "!has(event.user.email) && event.user.email == ''",
        "event.user.roles == [] && event.enrolled == [] && event.requested.acrValues == []",
        "event.user.metadata == {}",
        "event.risk.confidence == 'neutral'",
        "event.methods.size() == 1"
      })
  void what_is_not_told_is_absent(String condition) {
    assertThat(good(condition).holds(someone().event())).isTrue();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "event.organization.id == 'acme'; not-there",
        "event.request.location.country == 'AT'; not-there",
        "event.requested.maxAgeSeconds < 60; not-there",
        "event.risk.newDevice.confidence == 'low'; not-there",
        "event.risk.assessments['NewDevice'].code == ''; not-there",
        "event.user.metadata.none == 1; not-there",
        "event.user.metadata['none'] == 1; not-there",
        "event.methods[7].name == ''; not-there",
        "1 / event.enrolled.size() == 1; division-by-zero",
        "9223372036854775807 + event.methods.size() == 0; overflow",
        "event.user.id.inNetwork('10.0.0.0/8'); wrong-form",
        "event.request.ip.inNetwork('10.0.0.0/8'); wrong-form",
        "int(event.user.id) == 1; wrong-form",
        "timestamp(event.user.id) < event.at; wrong-form",
        "event.user.id.matches(event.user.id + '('); wrong-form",
        "event.user.appMetadata == {} && event.user.metadata.size() + dyn('a') == 2; wrong-type",
        "dyn(event.user.id) > 3; wrong-type",
        "dyn(event.user.id); not-a-boolean"
      })
  void a_condition_that_cannot_be_said_to_hold_fails_and_is_never_false(
      String condition, String code) {
    assertThatThrownBy(() -> good(condition).holds(someone().event()))
        .isInstanceOfSatisfying(
            PolicyFailed.class, failed -> assertThat(failed.code()).isEqualTo(code));
  }

  @Test
  void what_does_not_matter_any_more_does_not_fail() {
    assertThat(
            good("has(event.organization) && event.organization.id == 'a'")
                .holds(someone().event()))
        .isFalse();
    assertThat(
            good("event.user.id == 'ada' || event.organization.id == 'a'").holds(someone().event()))
        .isTrue();
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "event.usr.id == 'a'; 6; undefined field 'usr'",
        "event.user.role == 'a'; 11; undefined field 'role'",
        "event.user.id == 7; 15; found no matching overload for '_==_' applied to '(string, int)' (candidates: (%A0, %A0))",
        "event.user.roles == 'admin'; 18; found no matching overload for '_==_' applied to '(list(string), string)' (candidates: (%A0, %A0))",
        "event.user.id; 11; expected type 'bool' but found 'string'",
        "user.id == 'a'; 1; undeclared reference to 'user' (in container '')",
        "event.enrolled.exists(f, f.kind == 'a'); 27; undefined field 'kind'",
        "event.at > 7; 10; found no matching overload for '_>_' applied to '(google.protobuf.Timestamp, int)'",
        "event.user.id.replace('a', 'b') == ''; 22; undeclared reference to 'replace' (in container '')",
        "event.user.roles.join() == ''; 22; undeclared reference to 'join' (in container '')"
      })
  void what_is_not_of_the_schema_is_refused_with_its_place(
      String condition, int column, String reason) {
    assertThat(flaws(condition))
        .anySatisfy(flaw -> {
          assertThat(flaw.line()).hasValue(1);
          assertThat(flaw.column()).hasValue(column);
          assertThat(flaw.reason()).startsWith(reason);
        });
  }

  @Test
  void lines_are_counted() {
    assertThat(flaws("event.user.id == 'ä😀' &&\n  event.nothing == 1"))
        .singleElement()
        .satisfies(flaw -> {
          assertThat(flaw.line()).hasValue(2);
          assertThat(flaw.column()).hasValue(8);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "event.user.id ==",
        "event.user.id = 'a'",
        "true;",
        "true false",
        "'\\x'",
        "99999999999999999999 == 1",
        "event.user.id.matches('(')",
        "event.user.id.matches('(a{100}){100}')",
        "event.request.ip.inNetwork('10.0.0.0/33')",
        "event.request.ip.inNetwork('example.com')",
        "countersign.User{id: 'a'}.id == 'a'",
        "google.protobuf.Timestamp{}.seconds == 0"
      })
  void what_is_no_condition_is_refused_with_a_place(String condition) {
    assertThat(flaws(condition))
        .isNotEmpty()
        .allSatisfy(flaw -> {
          assertThat(flaw.line()).isPresent();
          assertThat(flaw.column()).isPresent();
          assertThat(flaw.reason()).isNotBlank().doesNotContain("\n");
        });
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "192.0.2.255, 192.0.2.0/24, true",
    "192.0.3.0, 192.0.2.0/24, false",
    "10.1.2.3, 10.0.0.0/8, true",
    "10.1.2.3, 0.0.0.0/0, true",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.4, 10.1.2.3/32, false",
    "2001:db8::1, 2001:db8::/32, true",
    "2001:db9::1, 2001:db8::/32, false",
    "10.1.2.3, ::/0, false",
    "::ffff:10.1.2.3, 10.0.0.0/8, true"
  })
  void addresses_are_in_networks_by_their_bits(String ip, String network, boolean expected) {
    assertThat(Networks.inNetwork(ip, network)).isEqualTo(expected);
  }

  static Condition good(String condition) {
    return switch (CONDITIONS.check(condition)) {
      case Checked.Good good -> good.condition();
      case Checked.Bad bad -> throw new AssertionError(condition + ": " + bad.flaws());
    };
  }

  static List<Flaw> flaws(String condition) {
    return switch (CONDITIONS.check(condition)) {
      case Checked.Good _ -> List.of();
      case Checked.Bad bad -> bad.flaws();
    };
  }
}
