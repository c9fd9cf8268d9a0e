package io.countersign.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.contact.CheckContactVerification.Result;
import io.countersign.application.lockout.AttemptStart;
import io.countersign.application.lockout.BeginAttempt;
import io.countersign.application.lockout.Guesser;
import io.countersign.application.lockout.ReportAttempt;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guesses at codes that were sent to an address, on the real parts, over many verifications. */
class CodeLockoutRaceTest extends EachInstallation {

  private static final int GUESSERS = Nodes.full() ? 1000 : 500;
  private static final int ROUNDS = Nodes.full() ? 10 : 1;
  private static final int VERIFICATIONS = 12;
  private static final int MOST = 20;
  private static final Duration LOCKED = Duration.ofMinutes(60);
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final ClientId CLIENT = new ClientId("shop");
  private static final SecretBytes LAPTOP =
      SecretBytes.of("the laptop of the owner".getBytes(StandardCharsets.UTF_8));
  private static final Guesser OWNER = new Guesser(Optional.of(LAPTOP), Optional.empty());

  @BeforeEach
  void choose() {
    var store = nodes.node(0).storage();
    LockoutRules rules = new LockoutRules(MOST, 60, LockoutMode.HARD, MOST, false);
    var _ =
        store
            .transactions()
            .inTransaction(() -> {
              var tenant = store.tenants().lock(TENANT).orElseThrow();
              store.tenants().update(tenant.withSettings(tenant.settings().withLockout(rules)));
              return tenant;
            });
  }

  @Test
  void exactly_the_limit_of_wrong_codes_is_looked_at_before_and_after_each_lock() {
    Owner owner = owner();
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(lookedAt(owner)).isEqualTo(MOST);
      assertThat(told(owner.user(), EventType.IDENTIFIER_LOCKOUT)).isEqualTo(2L * round + 1);
      assertThat(told(owner.user(), EventType.VERIFICATION_FAILED))
          .isEqualTo(MOST * (2L * round + 1));

      var unlocked =
          nodes
              .node(round)
              .guessing()
              .unlock
              .unlock(TENANT, Optional.of(CLIENT), List.of(owner.email(0)));
      assertThat(unlocked.values()).hasToString("[UNLOCKED]");
      assertThat(lookedAt(owner)).isEqualTo(MOST);
      assertThat(told(owner.user(), EventType.IDENTIFIER_LOCKOUT)).isEqualTo(2L * round + 2);
      assertThat(told(owner.user(), EventType.VERIFICATION_FAILED))
          .isEqualTo(MOST * (2L * round + 2));

      nodes.clock().tick(LOCKED);
      nodes.race(6, (house, _) -> house.guessing().settle.settle());
      assertThat(told(owner.user(), EventType.IDENTIFIER_UNLOCKED)).isEqualTo(2L * round + 2);
    }
    assertThat(lookedAt(owner)).isEqualTo(MOST);
  }

  /** How many wrong codes a factor looked at, of many at several verifications of one address. */
  private static long lookedAt(Owner owner) {
    List<SentCode> codes = codes(owner, VERIFICATIONS);
    long before = nodes.evaluations();
    List<Result> results =
        nodes.race(GUESSERS, (house, i) -> guess(house, codes.get(i % VERIFICATIONS), i));
    assertThat(results)
        .filteredOn(Result.Rejected.class::isInstance)
        .hasSizeLessThanOrEqualTo(MOST);
    assertThat(results)
        .allMatch(one -> one instanceof Result.Rejected || one instanceof Result.Locked);
    SentCode right = codes.getFirst();
    assertThat(nodes.node(1).codes().check(right, right.right(), Guesser.STRANGER))
        .isInstanceOf(Result.Locked.class);
    assertThat(nodes.node(1).codes().begun("email", "email", owner.address())).isEmpty();
    return nodes.evaluations() - before;
  }

  @Test
  void all_spellings_and_all_ways_of_guessing_share_the_limit() {
    Owner owner = owner();
    List<SentCode> codes = codes(owner, VERIFICATIONS);
    long before = nodes.evaluations();

    List<Boolean> passwords =
        nodes.race(
            GUESSERS,
            (house, i) -> {
              boolean password = i % 3 > 0;
              if (password) {
                return guess(house, i % 3 == 1 ? owner.email(i) : owner.phone(i));
              }
              Result _ = guess(house, codes.get(i % VERIFICATIONS), i);
              return false;
            });

    long looked = passwords.stream().filter(one -> one).count() + nodes.evaluations() - before;
    assertThat(looked).isEqualTo(MOST);
    // What was reserved by somebody whose report was not taken counts a minute later.
    nodes.clock().tick(Duration.ofMinutes(1));
    nodes.race(3, (house, _) -> house.guessing().settle.settle());
    assertThat(told(owner.user(), EventType.IDENTIFIER_LOCKOUT)).isOne();
  }

  @Test
  void whoever_guesses_at_codes_does_not_keep_the_owner_from_theirs() {
    Owner owner = owner();
    know(owner.user());
    List<SentCode> strangers = codes(owner, VERIFICATIONS);
    SentCode own = codes(owner, 1).getFirst();
    List<Result> owners = new ArrayList<>();

    List<Result> results =
        nodes.race(
            GUESSERS,
            (house, i) -> {
              if (i == GUESSERS / 2) {
                owners.add(Nodes.prepared(() -> house.codes().check(own, own.right(), OWNER)));
              }
              return guess(house, strangers.get(i % VERIFICATIONS), i);
            });

    assertThat(owners).singleElement().isInstanceOf(Result.Verified.class);
    assertThat(results)
        .filteredOn(Result.Rejected.class::isInstance)
        .hasSizeLessThanOrEqualTo(MOST);
    SentCode open = strangers.getFirst();
    assertThat(nodes.node(0).codes().check(open, open.right(), Guesser.STRANGER))
        .isInstanceOf(Result.Locked.class);
    assertThat(nodes.node(0).codes().check(open, open.right(), OWNER))
        .isInstanceOf(Result.Verified.class);
  }

  private record Owner(UserId user, String address, String number) {

    Identifier email(int number) {
      return Identifier.of(
          "email:"
              + switch (number % 5) {
                case 0 -> address;
                case 1 -> " " + address.toUpperCase(Locale.ROOT) + " ";
                case 2 -> address.replace('@', '\uff20');
                case 3 -> address.replace('.', '\u3002');
                default -> address + ".";
              });
    }

    Identifier phone(int spelling) {
      return Identifier.of(
          "phone:"
              + switch (spelling % 3) {
                case 0 -> number;
                case 1 ->
                    number.substring(0, 3)
                        + " "
                        + number.substring(3, 4)
                        + " ("
                        + number.substring(4)
                        + ")";
                default -> "\uff0b" + number.substring(1);
              });
    }
  }

  private static Owner owner() {
    UserId user = nodes.newUser();
    int number = Integer.parseInt(user.value().substring("user-".length()));
    Owner owner =
        new Owner(
            user,
            user.value() + "@x.example",
            String.format(Locale.ROOT, "+336%08d", 12_000_000 + number));
    var _ =
        nodes
            .node(0)
            .guessing()
            .link
            .link(TENANT, CLIENT, user, Set.of(owner.email(0), owner.phone(0)));
    return owner;
  }

  /** By mail and by text message, begun on all nodes. */
  private static List<SentCode> codes(Owner owner, int many) {
    List<SentCode> codes = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      CodesOfNode node = nodes.node(i).codes();
      codes.add(
          (i % 2 == 0
                  ? node.begun("email", "email", owner.address())
                  : node.begun("sms", "phone", owner.number()))
              .orElseThrow());
    }
    return codes;
  }

  private static Result guess(House house, SentCode code, int number) {
    return house.codes().check(code, code.wrong(number), Guesser.STRANGER);
  }

  /** Whether it was looked at. Whose report is answered 503 reports again. */
  private static boolean guess(House house, Identifier identifier) {
    BeginAttempt.Ask ask =
        new BeginAttempt.Ask(
            TENANT, CLIENT, identifier, Optional.empty(), Guesser.STRANGER, AttemptAction.PASSWORD);
    return switch (house.guessing().begin.begin(ask)) {
      case AttemptStart.Begun(var attempt) ->
          Nodes.prepared(() -> house.guessing().report.report(TENANT, CLIENT, attempt.id(), false))
              instanceof ReportAttempt.Result.Reported;
      case AttemptStart.Locked _ -> false;
    };
  }

  private static void know(UserId user) {
    House house = nodes.node(0);
    SecretBytes mark = house.fingerprints().device(TENANT, user, LAPTOP);
    house
        .storage()
        .knownDevices()
        .keep(new KnownDevice(TENANT, user, mark, nodes.clock().instant(), Duration.ofDays(30)));
  }

  private static long told(UserId user, EventType type) {
    return nodes.node(0).storage().events().ofUser(TENANT, user, Optional.empty(), 1000).stream()
        .filter(event -> event.type() == type)
        .count();
  }
}
