package io.countersign.application.purge;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.secret;
import static io.countersign.application.purge.Perishable.ATTEMPTS;
import static io.countersign.application.purge.Perishable.AUTHENTICATIONS;
import static io.countersign.application.purge.Perishable.CONTACT_VERIFICATIONS;
import static io.countersign.application.purge.Perishable.COUNTERS;
import static io.countersign.application.purge.Perishable.DELIVERIES;
import static io.countersign.application.purge.Perishable.ENROLLMENTS;
import static io.countersign.application.purge.Perishable.EVENTS;
import static io.countersign.application.purge.Perishable.IDEMPOTENCY_KEYS;
import static io.countersign.application.purge.Perishable.KNOWN_DEVICES;
import static io.countersign.application.purge.Perishable.LAST_PLACES;
import static io.countersign.application.purge.Perishable.POLICY_REPLAYS;
import static io.countersign.application.purge.Perishable.SEND_COUNTS;
import static io.countersign.application.purge.Perishable.TRUSTED_BROWSERS;
import static io.countersign.application.purge.Perishable.USER_TOKENS;
import static io.countersign.application.purge.Perishable.WEBHOOK_DELIVERIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.idempotency.IdempotencyKeys.Claim;
import io.countersign.application.idempotency.KeptAnswer;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.replay.PolicyReplay;
import io.countersign.application.replay.Replays;
import io.countersign.application.storage.Storage;
import io.countersign.application.webhook.SampleWebhooks;
import io.countersign.application.webhook.WebhookDelivery;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.event.Event;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.lockout.Tally;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.SendQuota;
import io.countersign.domain.outgoing.SendScope;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.risk.LastPlace;
import io.countersign.domain.risk.Place;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link ExpiredRows} does. */
public interface ExpiredRowsContract {

  Duration MICROSECOND = Duration.ofNanos(1000);
  SecretBytes REQUEST = Samples.fingerprint("request").hash();
  KeptAnswer ANSWER = new KeptAnswer(201, Optional.empty(), secret("seed"));

  /** The adapter under test. */
  ExpiredRows rows();

  /** What it is part of, without any of these rows. */
  Storage storage();

  @Test
  default void an_authentication_goes_from_its_limit_on() {
    Authentication one = added();

    assertThat(rows().purgeSome(AUTHENTICATIONS, one.expiresAt().minus(MICROSECOND), 10)).isZero();
    assertThat(storage().authentications().find(one.tenant(), one.id())).contains(one);
    assertThat(rows().purgeSome(AUTHENTICATIONS, one.expiresAt(), 10)).isOne();
    assertThat(storage().authentications().find(one.tenant(), one.id())).isEmpty();
  }

  @Test
  default void an_authentication_that_ended_early_goes_by_its_expiry_too() {
    Authentication one = added();
    Authentication ended = one.guessedWrong(1, NOW.plusSeconds(1));
    assertThat(ended.progress()).isInstanceOf(Progress.Denied.class);
    inTransaction(() -> storage().authentications().update(ended));

    assertThat(rows().purgeSome(AUTHENTICATIONS, one.expiresAt().minus(MICROSECOND), 10)).isZero();
    assertThat(rows().purgeSome(AUTHENTICATIONS, one.expiresAt().plusSeconds(1), 10)).isOne();
  }

  @Test
  default void an_enrollment_goes_with_its_pending_credential() {
    Enrollment one = Samples.enrollment(Samples.tenant(), ALICE);
    storage().enrollments().add(one, Samples.credential("seed"));

    assertThat(rows().purgeSome(ENROLLMENTS, one.expiresAt().minus(MICROSECOND), 10)).isZero();
    assertThat(storage().enrollments().pending(one.tenant(), one.id())).isPresent();
    assertThat(rows().purgeSome(ENROLLMENTS, one.expiresAt(), 10)).isOne();
    assertThat(storage().enrollments().find(one.tenant(), one.id())).isEmpty();
    assertThat(storage().enrollments().pending(one.tenant(), one.id())).isEmpty();
  }

  @Test
  default void an_idempotency_key_goes_with_its_answer() {
    ApiKeyId caller = claimed("key ü", NOW);

    assertThat(rows().purgeSome(IDEMPOTENCY_KEYS, NOW.minus(MICROSECOND), 10)).isZero();
    assertThat(claim(caller, "key ü", NOW.minus(MICROSECOND)))
        .isEqualTo(new Claim.Answered(ANSWER));
    assertThat(rows().purgeSome(IDEMPOTENCY_KEYS, NOW, 10)).isOne();
    assertThat(claim(caller, "key ü", NOW.minus(MICROSECOND))).isEqualTo(new Claim.First());
  }

  @Test
  default void what_belongs_to_messages_goes_when_it_is_over() {
    TenantId tenant = Samples.tenant();
    Delivery delivery = Samples.delivery(tenant, UUID.randomUUID(), NOW);
    storage().deliveries().add(delivery);
    ContactVerification contact = Samples.contactVerification(tenant, NOW);
    storage().contactVerifications().add(contact, Samples.credential("code"));
    SendQuota quota = Samples.quota(SendScope.USER, "anna", 1);
    assertThat(counted(tenant, quota)).isTrue();

    Instant before = NOW.minus(MICROSECOND);
    assertThat(rows().purgeSome(DELIVERIES, before, 10)).isZero();
    assertThat(rows().purgeSome(CONTACT_VERIFICATIONS, before, 10)).isZero();
    assertThat(rows().purgeSome(SEND_COUNTS, quota.reopensAt(NOW).minus(MICROSECOND), 10)).isZero();
    assertThat(counted(tenant, quota)).isFalse();
    assertThat(rows().purgeSome(DELIVERIES, delivery.expiresAt(), 10)).isOne();
    assertThat(rows().purgeSome(CONTACT_VERIFICATIONS, contact.expiresAt(), 10)).isOne();
    assertThat(rows().purgeSome(SEND_COUNTS, quota.reopensAt(NOW), 10)).isOne();

    assertThat(storage().deliveries().latest(tenant, delivery.subject())).isEmpty();
    assertThat(storage().contactVerifications().find(tenant, contact.id())).isEmpty();
    assertThat(storage().contactVerifications().pending(tenant, contact.id())).isEmpty();
  }

  @Test
  default void an_event_goes_so_long_after_it_happened() {
    Event event = SampleEvents.event(Samples.tenant(), ALICE, NOW);
    inTransaction(() -> storage().events().append(event));

    assertThat(rows().purgeSome(EVENTS, NOW.minus(MICROSECOND), 10)).isZero();
    assertThat(newest(event)).containsExactly(event);
    assertThat(rows().purgeSome(EVENTS, NOW, 10)).isOne();
    assertThat(newest(event)).isEmpty();
  }

  private List<Event> newest(Event of) {
    return storage().events().ofUser(of.tenant(), ALICE, Optional.empty(), 10);
  }

  @Test
  default void a_user_token_goes_when_it_opens_nothing_any_more() {
    UserToken token = Samples.userToken(Samples.tenant(), ALICE, NOW);
    storage().userTokens().add(token);

    assertThat(rows().purgeSome(USER_TOKENS, NOW.minus(MICROSECOND), 10)).isZero();
    assertThat(storage().userTokens().find(token.id())).contains(token);
    assertThat(rows().purgeSome(USER_TOKENS, NOW, 10)).isOne();
    assertThat(storage().userTokens().find(token.id())).isEmpty();
  }

  @Test
  default void a_known_device_goes_when_it_is_known_no_more() {
    KnownDevice one = new KnownDevice(Samples.tenant(), ALICE, REQUEST, NOW, Duration.ofDays(30));
    storage().knownDevices().keep(one);

    assertThat(rows().purgeSome(KNOWN_DEVICES, one.expiresAt().minus(MICROSECOND), 10)).isZero();
    assertThat(storage().knownDevices().ofUser(one.tenant(), ALICE)).containsExactly(one);
    assertThat(rows().purgeSome(KNOWN_DEVICES, one.expiresAt(), 10)).isOne();
    assertThat(storage().knownDevices().ofUser(one.tenant(), ALICE)).isEmpty();
  }

  @Test
  default void where_a_user_was_goes_after_two_days() {
    LastPlace one = new LastPlace(Samples.tenant(), ALICE, new Place(488, 23), NOW);
    storage().lastPlaces().keep(one);
    Instant then = NOW.plus(Duration.ofDays(2));

    assertThat(rows().purgeSome(LAST_PLACES, then.minus(MICROSECOND), 10)).isZero();
    assertThat(storage().lastPlaces().find(one.tenant(), ALICE)).contains(one);
    assertThat(rows().purgeSome(LAST_PLACES, then, 10)).isOne();
    assertThat(storage().lastPlaces().find(one.tenant(), ALICE)).isEmpty();
  }

  @Test
  default void a_delivery_to_a_webhook_goes_once_it_is_over_and_expired() {
    Webhook to = SampleWebhooks.webhook(Samples.tenant(), NOW);
    WebhookDelivery pending = SampleWebhooks.pending(to, 1, ALICE, NOW);
    WebhookDelivery over = SampleWebhooks.over(to, 2, ALICE, NOW, NOW.plusSeconds(9));
    storage().webhookDeliveries().add(List.of(pending, over));

    assertThat(rows().purgeSome(WEBHOOK_DELIVERIES, NOW.plusSeconds(9).minus(MICROSECOND), 10))
        .isZero();
    assertThat(rows().purgeSome(WEBHOOK_DELIVERIES, NOW.plusSeconds(9), 10)).isOne();
    assertThat(storage().webhookDeliveries().find(to.tenant(), to.id(), over.event())).isEmpty();
    assertThat(storage().webhookDeliveries().find(to.tenant(), to.id(), pending.event()))
        .contains(pending);
  }

  @Test
  default void a_replay_goes_with_its_draft() {
    PolicyReplay one = Replays.waiting(Samples.tenant(), NOW);
    storage().policyReplays().add(one, Optional.of(new PolicySource("{}")));

    assertThat(rows().purgeSome(POLICY_REPLAYS, one.expiresAt().minus(MICROSECOND), 10)).isZero();
    assertThat(storage().policyReplays().find(one.tenant(), one.id())).contains(one);
    assertThat(rows().purgeSome(POLICY_REPLAYS, one.expiresAt(), 10)).isOne();
    assertThat(storage().policyReplays().find(one.tenant(), one.id())).isEmpty();
    assertThat(storage().policyReplays().draft(one.tenant(), one.id())).isEmpty();
  }

  @Test
  default void a_counter_goes_when_nothing_of_it_counts_and_never_while_it_is_locked() {
    TenantId tenant = Samples.tenant();
    CounterKey free = CounterKey.everyone(tenant, SecretBytes.of(new byte[32]));
    CounterKey locked = free.device(SecretBytes.of(new byte[32]));
    count(free, Tally::reserved);
    count(locked, tally -> tally.locked(NOW, Duration.ofMinutes(1)));
    Instant over = NOW.plus(LockoutRules.WINDOW);

    assertThat(rows().purgeSome(COUNTERS, over.minus(MICROSECOND), 10)).isZero();
    assertThat(rows().purgeSome(COUNTERS, over.plus(Duration.ofDays(4000)), 10)).isOne();
    assertThat(storage().lockouts().find(free)).isEmpty();
    assertThat(storage().lockouts().find(locked)).isPresent();
  }

  @Test
  default void an_attempt_goes_when_nobody_can_ask_for_it() {
    Attempt one =
        new Attempt(
            new AttemptId(UUID.randomUUID()),
            Samples.CLIENT,
            CounterKey.everyone(Samples.tenant(), SecretBytes.of(new byte[32])),
            0,
            Optional.empty(),
            new Named(IdentifierType.USER, "42", Optional.empty()),
            AttemptAction.PASSWORD,
            Optional.empty(),
            NOW,
            NOW.plus(Attempt.OPEN),
            Optional.empty());
    storage().attempts().add(one);
    Instant gone = NOW.plus(Attempt.KEPT);

    assertThat(rows().purgeSome(ATTEMPTS, gone.minus(MICROSECOND), 10)).isZero();
    assertThat(rows().purgeSome(ATTEMPTS, gone, 10)).isOne();
    assertThat(storage().attempts().find(one.counter().tenant(), one.id())).isEmpty();
  }

  private void count(CounterKey key, UnaryOperator<Tally> change) {
    inTransaction(() -> {
      Named named = new Named(IdentifierType.USER, "42", Optional.empty());
      Counter counter =
          storage()
              .lockouts()
              .lock(new Counter(key, named, AttemptAction.PASSWORD, Tally.NONE), NOW);
      storage().lockouts().update(counter.with(change.apply(counter.tally())), NOW);
    });
  }

  private boolean counted(TenantId tenant, SendQuota quota) {
    return storage()
        .transactions()
        .inTransaction(() -> storage().sends().count(tenant, List.of(quota), NOW))
        .isEmpty();
  }

  @Test
  default void a_trusted_browser_goes_when_it_is_trusted_no_more() {
    TrustedBrowser one = Samples.trustedBrowser(Samples.tenant(), ALICE, NOW);
    storage().trustedBrowsers().add(one);

    assertThat(rows().purgeSome(TRUSTED_BROWSERS, one.expiresAt().minus(MICROSECOND), 10)).isZero();
    assertThat(storage().trustedBrowsers().find(one.tenant(), one.id())).contains(one);
    assertThat(rows().purgeSome(TRUSTED_BROWSERS, one.expiresAt(), 10)).isOne();
    assertThat(storage().trustedBrowsers().find(one.tenant(), one.id())).isEmpty();
  }

  @Test
  default void each_kind_goes_for_itself() {
    Authentication authentication = added();
    Enrollment enrollment = Samples.enrollment(Samples.tenant(), ALICE);
    storage().enrollments().add(enrollment, Samples.credential("seed"));
    claimed("key", NOW);
    Instant later = NOW.plus(Duration.ofDays(400));

    assertThat(rows().purgeSome(ENROLLMENTS, later, 10)).isOne();

    assertThat(storage().authentications().find(authentication.tenant(), authentication.id()))
        .isPresent();
    assertThat(rows().purgeSome(IDEMPOTENCY_KEYS, later, 10)).isOne();
    assertThat(rows().purgeSome(AUTHENTICATIONS, later, 10)).isOne();
  }

  @Test
  default void authenticators_keep_what_was_used_and_counted() {
    OpenedAuthenticator opened = Samples.opened(Samples.tenant(), ALICE);
    assertThat(storage().authenticators().add(opened, Optional.empty())).isTrue();
    added();

    for (Perishable kind : Perishable.values()) {
      rows().purgeSome(kind, NOW.plus(Duration.ofDays(4000)), 1000);
    }

    var id = opened.authenticator();
    assertThat(
            storage()
                .transactions()
                .inTransaction(() -> storage().authenticators().lock(id.tenant(), id.id())))
        .contains(opened);
  }

  @Test
  default void a_batch_is_no_larger_than_asked_for_and_takes_what_expired_first() {
    List<Authentication> five =
        Stream.iterate(NOW.plusSeconds(5), at -> at.minusSeconds(1))
            .limit(5)
            .map(this::expiring)
            .toList();

    assertThat(rows().purgeSome(AUTHENTICATIONS, NOW.plusSeconds(9), 2)).isEqualTo(2);
    assertThat(left(five)).containsExactlyElementsOf(five.subList(0, 3));
    assertThat(rows().purgeSome(AUTHENTICATIONS, NOW.plusSeconds(9), 2)).isEqualTo(2);
    assertThat(rows().purgeSome(AUTHENTICATIONS, NOW.plusSeconds(9), 2)).isOne();
    assertThat(rows().purgeSome(AUTHENTICATIONS, NOW.plusSeconds(9), 2)).isZero();
  }

  @Test
  default void purges_that_run_at_once_remove_each_row_once() {
    Stream.generate(() -> expiring(NOW)).limit(200).forEach(_ -> {});

    List<Integer> removed = Race.of(4, _ -> all(50));

    assertThat(removed.stream().mapToInt(Integer::intValue).sum() + all(50)).isEqualTo(200);
  }

  private int all(int most) {
    int sum = 0;
    for (int some = -1; some != 0; ) {
      some = rows().purgeSome(AUTHENTICATIONS, NOW, most);
      sum += some;
    }
    return sum;
  }

  private List<Authentication> left(List<Authentication> of) {
    return of.stream()
        .filter(one -> storage().authentications().find(one.tenant(), one.id()).isPresent())
        .toList();
  }

  private Authentication added() {
    return expiring(NOW.plus(Duration.ofMinutes(5)));
  }

  private Authentication expiring(Instant at) {
    Authentication one = Samples.authentication(Samples.tenant(), ALICE);
    Authentication expiring =
        new Authentication(
            one.id(),
            one.tenant(),
            one.user(),
            one.client(),
            one.token(),
            one.firstFactor(),
            one.progress(),
            one.proofs(),
            one.wrong(),
            one.createdAt(),
            at);
    storage().authentications().add(expiring);
    return expiring;
  }

  private ApiKeyId claimed(String key, Instant expiresAt) {
    ApiKeyId caller = new ApiKeyId(UUID.randomUUID());
    inTransaction(() -> {
      Claim _ =
          storage()
              .idempotencyKeys()
              .claim(caller, key, REQUEST, expiresAt.minusSeconds(9), expiresAt);
      storage().idempotencyKeys().keep(caller, key, ANSWER);
    });
    return caller;
  }

  private Claim claim(ApiKeyId caller, String key, Instant now) {
    return storage()
        .transactions()
        .inTransaction(
            () -> storage().idempotencyKeys().claim(caller, key, REQUEST, now, now.plusSeconds(9)));
  }

  private void inTransaction(Runnable work) {
    storage()
        .transactions()
        .inTransaction(() -> {
          work.run();
          return true;
        });
  }
}
