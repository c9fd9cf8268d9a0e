package io.countersign.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.enrollment.ConfirmEnrollmentResult.Locked;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Rejected;
import io.countersign.application.lockout.AttemptStart;
import io.countersign.application.lockout.BeginAttempt;
import io.countersign.application.lockout.Guesser;
import io.countersign.application.lockout.ReportAttempt;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.LockoutMode;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guesses at identifiers on the real parts: N are looked at and not one more, and it is told once.
 */
class LockoutRaceTest extends EachInstallation {

  private static final int GUESSERS = Nodes.full() ? 1000 : 500;
  private static final int ROUNDS = Nodes.full() ? 20 : 2;
  private static final int MOST = 20;
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final ClientId CLIENT = new ClientId("shop");
  private static final LockoutRules RULES =
      new LockoutRules(MOST, 60, LockoutMode.HARD, MOST, false);
  private static final SecretBytes LAPTOP =
      SecretBytes.of("the laptop of the owner".getBytes(StandardCharsets.UTF_8));

  @BeforeEach
  void choose() {
    var store = nodes.node(0).storage();
    var _ =
        store
            .transactions()
            .inTransaction(() -> {
              var tenant = store.tenants().lock(TENANT).orElseThrow();
              store.tenants().update(tenant.withSettings(tenant.settings().withLockout(RULES)));
              return tenant;
            });
  }

  @Test
  void exactly_the_limit_of_wrong_passwords_is_looked_at_before_and_after_each_lock() {
    UserId user = nodes.newUser();
    for (int round = 1; round <= ROUNDS; round++) {
      assertThat(looked(user)).isEqualTo(MOST);
      assertThat(told(user, EventType.IDENTIFIER_LOCKOUT)).isEqualTo(2L * round - 1);
      assertThat(told(user, EventType.ATTEMPT_FAILED)).isEqualTo(MOST * (2L * round - 1));

      var unlocked =
          nodes
              .node(round)
              .guessing()
              .unlock
              .unlock(TENANT, Optional.of(CLIENT), List.of(spelled(user, 0)));
      assertThat(unlocked.values()).hasToString("[UNLOCKED]");
      assertThat(looked(user)).isEqualTo(MOST);
      assertThat(told(user, EventType.IDENTIFIER_LOCKOUT)).isEqualTo(2L * round);
      assertThat(told(user, EventType.ATTEMPT_FAILED)).isEqualTo(MOST * 2L * round);

      nodes.clock().tick(Duration.ofMinutes(60));
      nodes.race(6, (house, _) -> house.guessing().settle.settle());
      assertThat(told(user, EventType.IDENTIFIER_UNLOCKED)).isEqualTo(2L * round);
    }
  }

  @Test
  void in_no_hour_more_wrong_passwords_are_looked_at_wherever_it_begins() {
    UserId user = nodes.newUser();
    assertThat(guess(nodes.node(0), user, 0)).isTrue();
    nodes.clock().tick(Duration.ofMinutes(59));
    for (int i = 1; i < MOST - 1; i++) {
      assertThat(guess(nodes.node(i), user, i)).isTrue();
    }

    nodes.clock().tick(Duration.ofMinutes(2));

    assertThat(looked(user)).isEqualTo(2);
    assertThat(told(user, EventType.IDENTIFIER_LOCKOUT)).isOne();
  }

  @Test
  void what_nobody_reports_counts_and_is_told_once_by_one_of_the_nodes() {
    UserId user = nodes.newUser();
    List<AttemptStart> starts = nodes.race(GUESSERS, (house, i) -> begin(house, user, i));
    assertThat(starts).filteredOn(AttemptStart.Begun.class::isInstance).hasSize(MOST);
    assertThat(told(user, EventType.IDENTIFIER_LOCKOUT)).isZero();

    nodes.clock().tick(Attempt.OPEN);
    nodes.race(6, (house, _) -> house.guessing().settle.settle());

    assertThat(told(user, EventType.IDENTIFIER_LOCKOUT)).isOne();
    assertThat(told(user, EventType.ATTEMPT_FAILED)).isEqualTo(MOST);
    assertThat(begin(nodes.node(1), user, 0)).isInstanceOf(AttemptStart.Locked.class);
  }

  @Test
  void exactly_the_limit_of_wrong_codes_is_looked_at_over_all_enrollments_of_a_user() {
    UserId user = nodes.newUser();
    List<Phone> phones =
        IntStream.range(0, 2 * MOST).mapToObj(i -> nodes.node(i).beginEnrollment(user)).toList();
    long before = nodes.evaluations();

    var results =
        nodes.race(
            GUESSERS,
            (house, i) -> {
              Phone phone = phones.get(i % phones.size());
              return house.confirm(phone.enrollment(), phone.wrongCode(i));
            });

    assertThat(nodes.evaluations() - before).isEqualTo(MOST);
    assertThat(results).filteredOn(Rejected.class::isInstance).hasSizeLessThanOrEqualTo(MOST);
    assertThat(results).anyMatch(Locked.class::isInstance);
    assertThat(told(user, EventType.IDENTIFIER_LOCKOUT)).isOne();
    Phone another = nodes.node(0).beginEnrollment(user);
    assertThat(nodes.node(1).confirm(another.enrollment(), another.code()))
        .isInstanceOf(Locked.class);
  }

  @Test
  void whoever_hammers_an_identifier_does_not_keep_its_owner_out() {
    UserId user = nodes.newUser();
    know(user);
    AtomicBoolean ownerIsIn = new AtomicBoolean();

    nodes.race(
        50,
        (house, i) -> {
          if (i == 25) {
            ownerIsIn.set(signsIn(house, user));
          }
          // Some report, and some leave theirs open on purpose.
          return i % 2 == 0 ? guess(house, user, i) : begin(house, user, i) != null;
        });

    assertThat(ownerIsIn).isTrue();
    nodes.clock().tick(Attempt.OPEN);
    assertThat(begin(nodes.node(0), user, 0)).isInstanceOf(AttemptStart.Locked.class);
    assertThat(signsIn(nodes.node(1), user)).isTrue();
  }

  private static long looked(UserId user) {
    return nodes.race(GUESSERS, (house, i) -> guess(house, user, i)).stream()
        .filter(looked -> looked)
        .count();
  }

  /** Whether it was looked at. Whose report is answered 503 reports again. */
  private static boolean guess(House house, UserId user, int number) {
    return switch (begin(house, user, number)) {
      case AttemptStart.Begun(var attempt) ->
          Nodes.prepared(() -> house.guessing().report.report(TENANT, CLIENT, attempt.id(), false))
              instanceof ReportAttempt.Result.Reported;
      case AttemptStart.Locked _ -> false;
    };
  }

  private static AttemptStart begin(House house, UserId user, int number) {
    return begin(house, user, spelled(user, number), Optional.empty());
  }

  private static AttemptStart begin(
      House house, UserId user, Identifier identifier, Optional<SecretBytes> device) {
    return house
        .guessing()
        .begin
        .begin(
            new BeginAttempt.Ask(
                TENANT,
                CLIENT,
                identifier,
                Optional.of(user),
                new Guesser(device, Optional.empty()),
                AttemptAction.PASSWORD));
  }

  private static boolean signsIn(House house, UserId user) {
    return begin(house, user, spelled(user, 0), Optional.of(LAPTOP))
            instanceof AttemptStart.Begun(var attempt)
        && house.guessing().report.report(TENANT, CLIENT, attempt.id(), true)
            instanceof ReportAttempt.Result.Reported;
  }

  private static Identifier spelled(UserId user, int number) {
    String address = user.value() + "@x.example";
    return Identifier.of(
        switch (number % 5) {
          case 0 -> "email:" + address;
          case 1 -> "email: " + address.toUpperCase(Locale.ROOT) + " ";
          case 2 -> "email:" + address.replace('@', '\uff20');
          case 3 -> "email:" + address.replace('.', '\u3002');
          default -> "email:" + address + ".";
        });
  }

  private static void know(UserId user) {
    House house = nodes.node(0);
    house
        .storage()
        .knownDevices()
        .keep(
            new KnownDevice(
                TENANT,
                user,
                house.fingerprints().device(TENANT, user, LAPTOP),
                nodes.clock().instant(),
                Duration.ofDays(30)));
  }

  private static long told(UserId user, EventType type) {
    return nodes.node(0).storage().events().ofUser(TENANT, user, Optional.empty(), 1000).stream()
        .filter(event -> event.type() == type)
        .count();
  }
}
