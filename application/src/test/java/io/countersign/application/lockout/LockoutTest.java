package io.countersign.application.lockout;

import static io.countersign.domain.lockout.AttemptAction.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.application.event.CurrentProvenance;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.application.lockout.UnlockIdentifiers.Result;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptOutcome;
import io.countersign.domain.attempt.Audience;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Provenance;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.LockoutMode;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockoutTest {

  private static final int MOST = 5;
  private static final Identifier ANNA = Identifier.of("email:anna@x.example");
  private static final Identifier PHONE = Identifier.of("phone:+33612345678");
  private static final UserId USER = new UserId("42");
  private static final SecretBytes LAPTOP = Samples.secret("laptop");

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  @BeforeEach
  void fiveMayBeWrong() {
    choose(new LockoutRules(MOST, 10, LockoutMode.HARD, 3, false));
  }

  @Test
  void as_many_as_may_be_are_wrong_and_then_it_is_locked_and_told_once() {
    for (int i = 0; i < MOST; i++) {
      assertThat(wrong(ask(ANNA))).isTrue();
    }

    Instant until = now().plus(Duration.ofMinutes(10));
    assertThat(begin(ask(ANNA))).isEqualTo(new AttemptStart.Locked(until));
    assertThat(told(EventType.IDENTIFIER_LOCKOUT))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.user()).isEmpty();
          assertThat(event.client()).contains(Samples.CLIENT);
          assertThat(event.data())
              .containsExactlyInAnyOrderEntriesOf(
                  Map.of(
                      "identifierType", "email",
                      "identifier", "a***@x.example",
                      "audience", "everyone",
                      "action", "password",
                      "attempts", "5",
                      "reason", "failures",
                      "lockedUntil", until.toString()));
        });
  }

  @Test
  void all_spellings_share_one_count() {
    for (String spelling :
        List.of(
            "email:Anna@X.example",
            "email: anna@x.example ",
            "email:\uff41nna\uff20x.example",
            "email:ANNA@X\u3002EXAMPLE",
            "email:anna@x.example")) {
      assertThat(wrong(ask(Identifier.of(spelling)))).isTrue();
    }
    assertThat(begin(ask(ANNA))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(begin(ask(Identifier.of("email:\u0430nna@x.example"))))
        .isInstanceOf(AttemptStart.Begun.class);
  }

  @Test
  void what_is_reserved_is_taken_and_frees_itself_as_wrong_after_a_minute() {
    for (int i = 0; i < MOST; i++) {
      assertThat(begin(ask(ANNA))).isInstanceOf(AttemptStart.Begun.class);
    }
    assertThat(begin(ask(ANNA))).isEqualTo(new AttemptStart.Locked(now().plus(Attempt.OPEN)));
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).isEmpty();

    installation.clock.tick(Attempt.OPEN);
    installation.guessing.settle.settle();

    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).hasSize(1);
    assertThat(begin(ask(ANNA))).isInstanceOf(AttemptStart.Locked.class);
  }

  @Test
  void the_time_unlocks_it_and_somebody_tells_it_once() {
    lock();
    installation.clock.tick(Duration.ofMinutes(10));

    List<Integer> settled = Race.of(8, _ -> installation.guessing.settle.settle());

    assertThat(settled).anyMatch(many -> many > 0);
    assertThat(told(EventType.IDENTIFIER_UNLOCKED))
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("reason", "time"));
    lock();
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).hasSize(2);
  }

  @Test
  void in_no_hour_there_are_more_wrong_ones_wherever_it_begins() {
    assertThat(wrong(ask(ANNA))).isTrue();
    installation.clock.tick(Duration.ofMinutes(59));
    for (int i = 0; i < MOST - 2; i++) {
      assertThat(wrong(ask(ANNA))).isTrue();
    }

    installation.clock.tick(Duration.ofMinutes(2));
    assertThat(wrong(ask(ANNA))).isTrue();
    assertThat(wrong(ask(ANNA))).isTrue();

    assertThat(begin(ask(ANNA))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).hasSize(1);
  }

  @Test
  void one_that_is_an_hour_old_does_not_count() {
    for (int i = 0; i < 100; i++) {
      assertThat(wrong(ask(ANNA))).isTrue();
      installation.clock.tick(Duration.ofHours(1).dividedBy(MOST - 1));
    }
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).isEmpty();
  }

  @Test
  void whoever_guesses_after_it_ends_it_too() {
    lock();
    installation.clock.tick(Duration.ofMinutes(10));

    assertThat(wrong(ask(ANNA))).isTrue();
    assertThat(told(EventType.IDENTIFIER_UNLOCKED)).hasSize(1);
    assertThat(installation.guessing.settle.settle()).isZero();
  }

  @Test
  void of_100_at_once_exactly_as_many_as_may_be_are_looked_at() {
    List<Boolean> looked = Race.of(100, _ -> wrong(ask(ANNA)));

    assertThat(looked).filteredOn(one -> one).hasSize(MOST);
    assertThat(told(EventType.ATTEMPT_FAILED)).hasSize(MOST);
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).hasSize(1);
  }

  @Test
  void an_administrator_unlocks_by_exact_identifiers_and_each_is_answered() {
    lock();
    Identifier bob = Identifier.of("email:bob@x.example");
    Identifier nobody = Identifier.of("email:nobody@x.example");
    wrong(ask(bob));

    assertThat(unlock(ANNA, bob, nobody))
        .containsExactly(
            Map.entry(ANNA, Result.UNLOCKED),
            Map.entry(bob, Result.NOT_LOCKED),
            Map.entry(nobody, Result.UNKNOWN));
    assertThat(told(EventType.IDENTIFIER_UNLOCKED))
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("reason", "administrator"));
    lock();
    assertThat(unlock(Identifier.of("email:ANNA@x.example"))).containsValue(Result.UNLOCKED);
  }

  @Test
  void a_lock_of_another_tenant_is_another() {
    lock();
    Shop other = new Shop(installation, MfaRequirement.OPTIONAL);

    assertThat(installation.guessing.unlock.unlock(other.tenant, Optional.empty(), List.of(ANNA)))
        .containsValue(Result.UNKNOWN);
    assertThat(installation.guessing.list.list(other.tenant, Optional.empty(), Optional.empty(), 9))
        .isEmpty();
    assertThat(locked()).hasSize(1);
  }

  @Test
  void what_was_begun_before_an_unlock_does_not_count_after_it() {
    Attempt early = begun(ask(ANNA));
    for (int i = 1; i < MOST; i++) {
      wrong(ask(ANNA));
    }
    Attempt open = early;
    installation.guessing.lock.lock(shop.tenant, Optional.empty(), ANNA, Optional.empty());
    unlock(ANNA);

    assertThat(report(open, false)).isInstanceOf(ReportAttempt.Result.Reported.class);
    lock();
  }

  @Test
  void a_success_begun_before_an_administrators_lock_lets_nobody_in() {
    know(LAPTOP);
    Attempt stranger = begun(ask(ANNA, USER));
    Attempt device = begun(ask(ANNA, USER, LAPTOP));

    Counter counter =
        installation.guessing.lock.lock(
            shop.tenant, Optional.of(Samples.CLIENT), ANNA, Optional.of(Duration.ofHours(2)));

    assertThat(counter.tally().lock().orElseThrow().until())
        .isEqualTo(now().plus(Duration.ofHours(2)));
    for (Attempt attempt : List.of(stranger, device)) {
      assertThat(report(attempt, true))
          .isEqualTo(new ReportAttempt.Result.Refused(AttemptOutcome.OVERTAKEN));
    }
    assertThat(begin(ask(ANNA, USER, LAPTOP))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(told(EventType.IDENTIFIER_LOCKOUT))
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("reason", "administrator"));
  }

  @Test
  void an_outcome_is_taken_once() {
    Attempt one = begun(ask(ANNA));
    Attempt other = begun(ask(ANNA));

    assertThat(report(one, true)).isInstanceOf(ReportAttempt.Result.Reported.class);
    assertThat(report(one, true)).isInstanceOf(ReportAttempt.Result.Reported.class);
    assertThat(report(one, false))
        .isEqualTo(new ReportAttempt.Result.Refused(AttemptOutcome.SUCCEEDED));
    assertThat(report(other, false)).isInstanceOf(ReportAttempt.Result.Reported.class);
    assertThat(report(other, true))
        .isEqualTo(new ReportAttempt.Result.Refused(AttemptOutcome.FAILED));
  }

  @Test
  void what_became_of_an_attempt_is_told_once_and_that_it_was_begun_is_not() {
    Attempt right = begun(from("192.0.2.1"));
    Attempt wrong = begun(ask(PHONE, USER));
    assertThat(told(EventType.ATTEMPT_SUCCEEDED, EventType.ATTEMPT_FAILED)).isEmpty();
    for (int i = 0; i < 2; i++) {
      report(right, true);
      report(right, false);
      report(wrong, false);
      report(wrong, true);
    }

    assertThat(told(EventType.ATTEMPT_SUCCEEDED))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.tenant()).isEqualTo(shop.tenant);
          assertThat(event.user()).isEmpty();
          assertThat(event.client()).contains(Samples.CLIENT);
          assertThat(event.data())
              .containsExactlyInAnyOrderEntriesOf(
                  Map.of(
                      "identifierType", "email",
                      "identifier", "a***@x.example",
                      "audience", "everyone",
                      "action", "password",
                      "ip", "192.0.2.1"));
        });
    assertThat(told(EventType.ATTEMPT_FAILED))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.user()).contains(USER);
          assertThat(event.data())
              .containsExactlyInAnyOrderEntriesOf(
                  Map.of(
                      "identifierType", "phone",
                      "identifier", "+33***78",
                      "audience", "everyone",
                      "action", "password",
                      "reason", "failed"));
        });
  }

  @Test
  void what_nobody_reported_is_told_once_and_not_as_done_by_who_came_across_it() {
    List<Attempt> late = List.of(begun(ask(ANNA)), begun(ask(ANNA)));
    Attempt others = begun(ask(PHONE));
    installation.clock.tick(Attempt.OPEN);

    CurrentProvenance.during(SampleEvents.PROVENANCE, () -> report(begun(ask(ANNA)), true));
    Race.of(8, _ -> installation.guessing.settle.settle());
    late.forEach(one -> report(one, true));
    report(others, false);

    assertThat(told(EventType.ATTEMPT_FAILED))
        .hasSize(3)
        .allSatisfy(event -> {
          assertThat(event.data()).containsEntry("reason", "unreported");
          assertThat(event.provenance()).isEqualTo(Provenance.of(Actor.SYSTEM));
        });
    assertThat(told(EventType.ATTEMPT_SUCCEEDED))
        .singleElement()
        .satisfies(event -> assertThat(event.provenance()).isEqualTo(SampleEvents.PROVENANCE));
  }

  @Test
  void what_is_refused_for_a_lock_is_not_told() {
    lock();
    for (int i = 0; i < 10; i++) {
      assertThat(begin(ask(ANNA))).isInstanceOf(AttemptStart.Locked.class);
    }

    assertThat(told(EventType.ATTEMPT_FAILED)).hasSize(MOST);
  }

  @Test
  void a_success_that_a_lock_overtook_is_told_as_one_that_lets_nobody_in() {
    Attempt open = begun(ask(ANNA));
    installation.guessing.lock.lock(shop.tenant, Optional.empty(), ANNA, Optional.empty());
    report(open, true);
    report(open, true);

    assertThat(told(EventType.ATTEMPT_SUCCEEDED)).isEmpty();
    assertThat(told(EventType.ATTEMPT_FAILED))
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("reason", "overtaken"));
  }

  @Test
  void an_outcome_that_was_not_kept_is_not_told() {
    Attempt one = begun(ask(ANNA));
    installation.transactions.failCommits(1);

    assertThatThrownBy(() -> report(one, false)).isInstanceOf(StorageUnavailable.class);
    assertThat(told(EventType.ATTEMPT_FAILED)).isEmpty();

    report(one, false);
    assertThat(told(EventType.ATTEMPT_FAILED)).hasSize(1);
  }

  @Test
  void nobody_is_let_in_by_what_was_reported_too_late() {
    Attempt late = begun(ask(ANNA));
    installation.clock.tick(Attempt.OPEN);

    assertThat(report(late, true))
        .isEqualTo(new ReportAttempt.Result.Refused(AttemptOutcome.UNREPORTED));
    assertThat(report(late, false)).isInstanceOf(ReportAttempt.Result.Reported.class);
  }

  @Test
  void another_client_or_tenant_has_no_such_attempt() {
    Attempt one = begun(ask(ANNA));
    var reports = installation.guessing.report;

    assertThat(reports.report(shop.tenant, new ClientId("stranger"), one.id(), true))
        .isEqualTo(new ReportAttempt.Result.NotFound());
    assertThat(reports.report(new TenantId("other"), Samples.CLIENT, one.id(), true))
        .isEqualTo(new ReportAttempt.Result.NotFound());
    assertThat(report(one, true)).isInstanceOf(ReportAttempt.Result.Reported.class);
  }

  @Test
  void strangers_do_not_lock_the_owners_device_out_nor_does_it_help_them() {
    know(LAPTOP);
    for (int i = 0; i < MOST; i++) {
      begin(ask(ANNA, USER)); // left open on purpose
    }
    assertThat(report(begun(ask(ANNA, USER, LAPTOP)), true))
        .isInstanceOf(ReportAttempt.Result.Reported.class);
    installation.clock.tick(Attempt.OPEN);

    assertThat(begin(ask(ANNA, USER))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(report(begun(ask(ANNA, USER, LAPTOP)), true))
        .isInstanceOf(ReportAttempt.Result.Reported.class);
    // Their success cleared nothing of the strangers' count.
    assertThat(begin(ask(ANNA, USER))).isInstanceOf(AttemptStart.Locked.class);
  }

  @Test
  void a_known_device_has_a_limit_of_its_own() {
    know(LAPTOP);
    for (int i = 0; i < MOST; i++) {
      assertThat(wrong(ask(ANNA, USER, LAPTOP))).isTrue();
    }
    assertThat(begin(ask(ANNA, USER, LAPTOP))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(told(EventType.IDENTIFIER_LOCKOUT))
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("audience", "known-device"));
    assertThat(begin(ask(ANNA, USER))).isInstanceOf(AttemptStart.Begun.class);
    assertThat(unlock(ANNA)).containsValue(Result.UNLOCKED);
    assertThat(begin(ask(ANNA, USER, LAPTOP))).isInstanceOf(AttemptStart.Begun.class);
  }

  @Test
  void a_device_of_another_user_and_one_that_only_knew_a_password_are_strangers() {
    know(LAPTOP);
    lock(ask(ANNA, new UserId("43"), LAPTOP));
    assertThat(begin(ask(ANNA, new UserId("43"), LAPTOP))).isInstanceOf(AttemptStart.Locked.class);

    SecretBytes other = Samples.secret("other");
    report(begun(ask(PHONE, USER, other)), true);
    lock(ask(PHONE, USER, other));
    assertThat(begin(ask(PHONE, USER, other))).isInstanceOf(AttemptStart.Locked.class);
  }

  @Test
  void all_identifiers_of_a_user_share_one_count() {
    wrong(ask(ANNA, USER));
    wrong(ask(PHONE, USER));
    wrong(ask(ANNA));
    wrong(ask(PHONE));
    wrong(ask(Identifier.of("user:42")));

    assertThat(begin(ask(PHONE))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(begin(ask(ANNA))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(told(EventType.IDENTIFIER_LOCKOUT))
        .singleElement()
        .satisfies(event -> assertThat(event.user()).contains(USER));
  }

  @Test
  void linking_buys_no_guesses() {
    for (int i = 1; i < MOST; i++) {
      wrong(ask(ANNA));
    }
    link(USER, ANNA);
    assertThat(wrong(ask(ANNA))).isTrue();
    assertThat(begin(ask(ANNA))).isInstanceOf(AttemptStart.Locked.class);

    link(USER);
    link(USER, ANNA, PHONE);
    assertThat(begin(ask(ANNA))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(begin(ask(PHONE))).isInstanceOf(AttemptStart.Locked.class);
  }

  @Test
  void whose_identifiers_are_is_told_when_it_changes_and_not_which_they_are() {
    wrong(ask(ANNA, USER));
    wrong(ask(ANNA, USER));
    link(USER, ANNA);
    link(USER, ANNA, PHONE);
    link(USER, ANNA, PHONE);
    link(USER, PHONE);
    link(USER);
    link(USER);

    assertThat(told(EventType.IDENTIFIERS_CHANGED))
        .allSatisfy(event -> {
          assertThat(event.user()).contains(USER);
          assertThat(event.client()).contains(Samples.CLIENT);
        })
        .extracting(Event::data)
        .containsExactly(
            changed(1, 1, 0, "email"),
            changed(2, 1, 0, "phone"),
            changed(1, 0, 1, "email"),
            changed(0, 0, 1, "phone"));
  }

  @Test
  void who_loses_an_identifier_to_another_is_told_too() {
    UserId other = new UserId("43");
    link(USER, ANNA, PHONE);
    link(other, ANNA);

    assertThat(told(EventType.IDENTIFIERS_CHANGED))
        .extracting(event -> event.user().orElseThrow(), Event::data)
        .containsExactly(
            tuple(USER, changed(2, 2, 0, "email,phone")),
            tuple(USER, changed(1, 0, 1, "email")),
            tuple(other, changed(1, 1, 0, "email")));
  }

  @Test
  void of_many_that_link_the_same_at_once_one_tells() {
    var _ = Race.of(12, i -> i % 2 == 0 ? wrong(ask(ANNA, USER)) : linked(USER, ANNA));
    var _ = Race.of(12, _ -> linked(USER));

    assertThat(told(EventType.IDENTIFIERS_CHANGED))
        .extracting(Event::data)
        .containsExactly(changed(1, 1, 0, "email"), changed(0, 0, 1, "email"));
  }

  private static SortedMap<String, String> changed(
      int count, int linked, int unlinked, String types) {
    return new TreeMap<>(
        Map.of(
            "count", Integer.toString(count),
            "linked", Integer.toString(linked),
            "unlinked", Integer.toString(unlinked),
            "identifierTypes", types));
  }

  @Test
  void a_lock_moves_with_its_identifier_and_is_told_once() {
    lock();
    link(USER, ANNA);

    assertThat(begin(ask(ANNA))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(begin(ask(Identifier.of("user:42")))).isInstanceOf(AttemptStart.Locked.class);
    installation.clock.tick(Duration.ofMinutes(10));
    installation.guessing.settle.settle();
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).hasSize(1);
    assertThat(told(EventType.IDENTIFIER_UNLOCKED)).hasSize(1);
  }

  @Test
  void what_is_open_when_it_is_linked_counts_as_wrong_and_lets_nobody_in() {
    List<Attempt> open = new ArrayList<>();
    for (int i = 1; i < MOST; i++) {
      open.add(begun(ask(ANNA)));
    }
    link(USER, ANNA);

    assertThat(report(open.getFirst(), true))
        .isEqualTo(new ReportAttempt.Result.Refused(AttemptOutcome.OVERTAKEN));
    assertThat(wrong(ask(ANNA))).isTrue();
    assertThat(begin(ask(ANNA))).isInstanceOf(AttemptStart.Locked.class);
  }

  @Test
  void one_address_is_stopped_before_it_locks_the_identifier() {
    for (int i = 0; i < 3; i++) {
      assertThat(wrong(from("2001:db8::" + i))).isTrue();
    }
    assertThat(begin(from("2001:db8::ffff"))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).isEmpty();
    assertThat(begin(from("2001:db8:0:1::1"))).isInstanceOf(AttemptStart.Begun.class);
  }

  @Test
  void an_address_is_one_however_it_is_written() {
    assertThat(wrong(from("192.0.2.1"))).isTrue();
    assertThat(wrong(from("::ffff:192.0.2.1"))).isTrue();
    assertThat(wrong(from("::ffff:c000:201"))).isTrue();
    assertThat(begin(from("192.0.2.1"))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(begin(from("192.0.2.2"))).isInstanceOf(AttemptStart.Begun.class);
  }

  @Test
  void the_lockout_tells_the_address_of_the_last_guess() {
    for (int i = 0; i < MOST; i++) {
      wrong(from("192.0.2." + i));
    }
    assertThat(told(EventType.IDENTIFIER_LOCKOUT))
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("ip", "192.0.2.4"));
  }

  @Test
  void full_identifiers_are_told_where_the_tenant_chose_so() {
    choose(new LockoutRules(1, 10, LockoutMode.HARD, 1, true));
    wrong(ask(ANNA));

    assertThat(told(EventType.IDENTIFIER_LOCKOUT))
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("identifier", "anna@x.example"));
    assertThat(told(EventType.ATTEMPT_FAILED))
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("identifier", "anna@x.example"));
  }

  @Test
  void a_clock_that_goes_back_unlocks_nothing() {
    lock();
    installation.clock.tick(Duration.ofMinutes(-30));
    assertThat(begin(ask(ANNA))).isInstanceOf(AttemptStart.Locked.class);
    assertThat(installation.guessing.settle.settle()).isZero();
  }

  @Test
  void growing_delays_let_one_guess_through_at_a_time() {
    choose(new LockoutRules(2, 10, LockoutMode.DELAY, 3, false));
    wrong(ask(ANNA));
    wrong(ask(ANNA));
    assertThat(begin(ask(ANNA))).isEqualTo(new AttemptStart.Locked(now().plusSeconds(30)));
    installation.clock.tick(Duration.ofSeconds(30));

    assertThat(Race.of(20, _ -> wrong(ask(ANNA)))).filteredOn(one -> one).hasSize(1);
    assertThat(begin(ask(ANNA))).isEqualTo(new AttemptStart.Locked(now().plusSeconds(60)));
    installation.clock.tick(Duration.ofSeconds(60));
    assertThat(report(begun(ask(ANNA)), true)).isInstanceOf(ReportAttempt.Result.Reported.class);
    assertThat(begun(ask(ANNA))).isNotNull();
    assertThat(begun(ask(ANNA))).isNotNull();
  }

  @Test
  void an_address_that_was_stopped_has_all_its_guesses_again_where_delays_grow_too() {
    choose(new LockoutRules(5, 10, LockoutMode.DELAY, 2, false));
    for (int hour = 0; hour < 3; hour++) {
      assertThat(wrong(from("203.0.113.7"))).isTrue();
      assertThat(wrong(from("203.0.113.7"))).isTrue();
      assertThat(begin(from("203.0.113.7"))).isInstanceOf(AttemptStart.Locked.class);
      installation.clock.tick(Duration.ofHours(1));
    }
  }

  @Test
  void what_is_locked_is_listed_and_found_by_identifier_and_user() {
    lock(ask(ANNA, USER));
    lock(ask(Identifier.of("email:bob@x.example")));

    assertThat(locked()).hasSize(2);
    assertThat(list(Optional.of(PHONE))).isEmpty();
    link(USER, ANNA, PHONE);
    for (Identifier one : List.of(ANNA, PHONE, Identifier.of("user:42"))) {
      assertThat(list(Optional.of(one)))
          .singleElement()
          .satisfies(found -> assertThat(found.key().audience()).isEqualTo(Audience.EVERYONE));
    }
  }

  private void choose(LockoutRules rules) {
    installation.transactions.inTransaction(() -> {
      var tenant = installation.tenants.lock(shop.tenant).orElseThrow();
      installation.tenants.update(tenant.withSettings(tenant.settings().withLockout(rules)));
      return rules;
    });
  }

  private BeginAttempt.Ask ask(Identifier identifier) {
    return ask(identifier, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private BeginAttempt.Ask ask(Identifier identifier, UserId user) {
    return ask(identifier, Optional.of(user), Optional.empty(), Optional.empty());
  }

  private BeginAttempt.Ask ask(Identifier identifier, UserId user, SecretBytes device) {
    return ask(identifier, Optional.of(user), Optional.of(device), Optional.empty());
  }

  private BeginAttempt.Ask from(String address) {
    return ask(ANNA, Optional.empty(), Optional.empty(), IpAddress.of(address));
  }

  private BeginAttempt.Ask ask(
      Identifier identifier,
      Optional<UserId> user,
      Optional<SecretBytes> device,
      Optional<IpAddress> address) {
    return new BeginAttempt.Ask(
        shop.tenant, Samples.CLIENT, identifier, user, new Guesser(device, address), PASSWORD);
  }

  private AttemptStart begin(BeginAttempt.Ask ask) {
    return installation.guessing.begin.begin(ask);
  }

  private Attempt begun(BeginAttempt.Ask ask) {
    return ((AttemptStart.Begun) begin(ask)).attempt();
  }

  private ReportAttempt.Result report(Attempt attempt, boolean succeeded) {
    return installation.guessing.report.report(
        shop.tenant, Samples.CLIENT, attempt.id(), succeeded);
  }

  /** Whether it was looked at. */
  private boolean wrong(BeginAttempt.Ask ask) {
    return switch (begin(ask)) {
      case AttemptStart.Begun(var attempt) ->
          report(attempt, false) instanceof ReportAttempt.Result.Reported;
      case AttemptStart.Locked _ -> false;
    };
  }

  private void lock() {
    lock(ask(ANNA));
  }

  private void lock(BeginAttempt.Ask ask) {
    for (int i = 0; i < MOST; i++) {
      assertThat(wrong(ask)).isTrue();
    }
    assertThat(begin(ask)).isInstanceOf(AttemptStart.Locked.class);
  }

  private Map<Identifier, Result> unlock(Identifier... identifiers) {
    return installation.guessing.unlock.unlock(
        shop.tenant, Optional.of(Samples.CLIENT), List.of(identifiers));
  }

  private boolean linked(UserId user, Identifier... identifiers) {
    link(user, identifiers);
    return true;
  }

  private void link(UserId user, Identifier... identifiers) {
    var _ = installation.guessing.link.link(shop.tenant, Samples.CLIENT, user, Set.of(identifiers));
  }

  /** The user came in with it, and proved what was asked. */
  private void know(SecretBytes token) {
    installation.knownDevices.keep(
        new KnownDevice(
            shop.tenant,
            USER,
            installation.fingerprints.device(shop.tenant, USER, token),
            now(),
            Duration.ofDays(30)));
  }

  private List<Counter> locked() {
    return list(Optional.empty());
  }

  private List<Counter> list(Optional<Identifier> only) {
    return installation.guessing.list.list(shop.tenant, only, Optional.empty(), 9);
  }

  private List<Event> told(EventType... types) {
    return installation.events.all().stream()
        .filter(event -> List.of(types).contains(event.type()))
        .toList();
  }

  private Instant now() {
    return installation.clock.instant();
  }
}
