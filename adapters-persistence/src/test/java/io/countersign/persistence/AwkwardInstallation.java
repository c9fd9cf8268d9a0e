package io.countersign.persistence;

import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.persistence.generated.Tables.IDEMPOTENCY_KEYS;
import static io.countersign.persistence.generated.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.assertion.SigningKey;
import io.countersign.application.assertion.VerificationKey;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.idempotency.IdempotencyKeys.Claim;
import io.countersign.application.idempotency.KeptAnswer;
import io.countersign.application.ledger.CheckpointKey;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.SignedCheckpoint;
import io.countersign.application.policy.Activation;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.PolicyVersion;
import io.countersign.application.storage.Storage;
import io.countersign.application.tenant.TenantsContract;
import io.countersign.application.webhook.SampleWebhooks;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.LinkedIdentifier;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.event.Head;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.LockoutMode;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.lockout.Tally;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.organization.Organization;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.outgoing.SendScope;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.risk.LastPlace;
import io.countersign.domain.risk.Place;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Rows in every table, and in each some that databases differ about. */
final class AwkwardInstallation {

  /** More than two pages. */
  private static final int MANY_USERS = 2_100;

  /** The most that fits. */
  private static final int LARGE = 1_000_000;

  private static final PolicySource LARGE_POLICY =
      new PolicySource(
          "{\"ü😀\": \"" + "€".repeat(399_000) + "\"}",
          Map.of("stage", Map.of("KEY", Samples.secret("x".repeat(60_000)))));

  private static final String KEY = "Schlüssel ";
  private static final TenantId MANY = new TenantId("a-many");

  /** Languages sort these in another order than code points do. */
  private static final List<TenantId> TENANTS =
      List.of(MANY, new TenantId("aa"), new TenantId("ab-"), new TenantId("a0"));

  private static final List<UserId> USER_IDS =
      List.of(
          new UserId("ü"), new UserId("u"), new UserId("U"), new UserId("u-"), new UserId("😀"));

  private final ApiKeyId caller = new ApiKeyId(UUID.randomUUID());
  private final OpenedAuthenticator bound = Samples.opened(MANY, USER_IDS.getFirst());
  private final OpenedAuthenticator gone = Samples.opened(MANY, USER_IDS.get(1));
  private final SignedCheckpoint checkpoint = new SignedCheckpoint(MANY, 2, "j".repeat(1_000));
  private final CheckpointKey checkpointKey =
      new CheckpointKey(new VerificationKey("ü", "{\"kid\":\"😀\"}"), Samples.fingerprint("key"));
  private final SigningKey signing =
      new SigningKey("kid ", Samples.secret("jwk"), NOW, NOW, Optional.empty());
  private final Webhook webhook = SampleWebhooks.webhook(MANY, NOW);
  private final TrustedBrowser browser =
      Samples.trustedBrowser(MANY, USER_IDS.getLast(), NOW)
          .rotated(Samples.fingerprint("next").hash(), Samples.fingerprint("salt").hash(), NOW);
  private final KnownDevice device =
      new KnownDevice(
          MANY,
          USER_IDS.getFirst(),
          Samples.fingerprint("laptop").hash(),
          NOW,
          Duration.ofDays(365));
  private final CounterKey counted = CounterKey.everyone(MANY, Samples.fingerprint("anna").hash());
  private final Named named =
      new Named(IdentifierType.USERNAME, "\ud83d\ude00***", Optional.of(USER_IDS.getLast()));
  private final Counter counter =
      new Counter(counted, named, AttemptAction.SIGN_IN, Tally.NONE)
          .with(
              Tally.NONE
                  .reserved()
                  .failed(
                      AttemptAction.PASSWORD,
                      new LockoutRules(1, 1, LockoutMode.DELAY, 1, true),
                      NOW));
  private final CounterKey guessed = counted.device(device.mark());
  private final Counter counting =
      new Counter(guessed, named, AttemptAction.PASSWORD, Tally.NONE)
          .with(
              Tally.NONE
                  .reserved()
                  .failed(AttemptAction.PASSWORD, LockoutRules.USUAL, NOW)
                  .reserved()
                  .failed(AttemptAction.SIGN_IN, LockoutRules.USUAL, NOW.plusSeconds(1)));
  private final Attempt attempt =
      new Attempt(
          new AttemptId(UUID.randomUUID()),
          Samples.CLIENT,
          counted,
          1,
          Optional.of(new Attempt.Source(Samples.fingerprint("home").hash(), 2)),
          named,
          AttemptAction.PASSWORD,
          Optional.of("2001:db8::1"),
          NOW,
          NOW.plus(Attempt.OPEN),
          Optional.empty());
  private final LinkedIdentifier linked =
      new LinkedIdentifier(
          MANY,
          Samples.fingerprint("mail").hash(),
          USER_IDS.getLast(),
          IdentifierType.EMAIL,
          "\u00e4***@x.example",
          NOW);
  private final LastPlace place = new LastPlace(MANY, USER_IDS.getLast(), new Place(-900, 0), NOW);
  private final KeptAnswer answer =
      new KeptAnswer(201, Optional.of(""), Samples.secret("x".repeat(64 * 1024)));

  private final Event told =
      SampleEvents.event(
          MANY,
          USER_IDS.getFirst(),
          EventType.PROOF_OVERRIDDEN,
          NOW,
          List.of(Fact.justification(" Ünï= 😀\\ ")));
  private final Event bare =
      SampleEvents.bare(SampleEvents.id(), MANY, Optional.of(USER_IDS.getFirst()));

  /** Through the ports, with secrets that are sealed. */
  void fill(Storage storage) {
    for (TenantId tenant : TENANTS) {
      storage
          .tenants()
          .add(new Tenant(tenant, "Ünï ", MfaRequirement.OFF, TenantsContract.SETTINGS, NOW));
      USER_IDS.forEach(user -> storage.users().mention(new User(tenant, user, NOW)));
      storage
          .organizations()
          .put(new Organization(tenant, new OrganizationId("ü 😀"), MfaRequirement.MANDATORY));
    }
    for (int version = 1; version <= 12; version++) {
      storage.policies().add(policy(version), LARGE_POLICY);
    }
    storage
        .policies()
        .add(new Activation(MANY, 1, Optional.of(12), Optional.empty(), new ClientId("shop"), NOW));
    storage
        .policies()
        .add(new Activation(MANY, 2, Optional.empty(), Optional.of(1), new ClientId("shop"), NOW));
    storage.webhooks().add(webhook, 1L << 40, List.of(SampleWebhooks.secret(1)));
    storage
        .webhookDeliveries()
        .add(List.of(SampleWebhooks.pending(webhook, 1L << 41, USER_IDS.getLast(), NOW)));
    storage.signingKeys().add(signing);
    storage.apiKeys().add(key());
    storage.userTokens().add(Samples.userToken(MANY, USER_IDS.get(4), NOW));
    storage.authenticators().add(bound, Optional.of(Samples.fingerprint("known")));
    storage.authenticators().add(gone, Optional.empty());
    storage.authenticators().revoke(MANY, gone.authenticator().id(), NOW);
    storage
        .enrollments()
        .add(Samples.enrollment(TENANTS.get(2), USER_IDS.get(3)), Samples.credential("pending"));
    storage
        .transactions()
        .inTransaction(() -> {
          BackupCodeSet set =
              BackupCodeSet.generated(
                  new AuthenticatorId(UUID.randomUUID()), TENANTS.get(1), Samples.ALICE, 2, NOW);
          storage
              .backupCodeSets()
              .replace(
                  set,
                  Set.of(Samples.fingerprint("one"), Samples.fingerprint("two")),
                  Optional.of(Samples.secret("one two")));
          storage.backupCodeSets().spend(set.tenant(), set.id(), Samples.fingerprint("one"), NOW);
          return set;
        });
    storage
        .contactVerifications()
        .add(Samples.contactVerification(TENANTS.get(1), NOW), Samples.credential("sent"));
    storage.trustedBrowsers().add(browser);
    storage.knownDevices().keep(device);
    storage.lastPlaces().keep(place);
    storage.attempts().add(attempt);
    storage.userIdentifiers().keep(linked);
    storage
        .transactions()
        .inTransaction(() -> {
          Counter _ = storage.lockouts().lock(counter, NOW);
          storage.lockouts().update(counter, NOW);
          Counter _ = storage.lockouts().lock(counting, NOW);
          storage.lockouts().update(counting, NOW);
          return counter;
        });
    storage.deliveries().add(Samples.delivery(MANY, UUID.randomUUID(), NOW));
    storage
        .transactions()
        .inTransaction(() ->
            storage.sends().count(MANY, List.of(Samples.quota(SendScope.USER, "user", 1)), NOW));
    storage
        .transactions()
        .inTransaction(() -> {
          storage.events().append(told);
          storage.events().append(bare);
          return told;
        });
    int _ = new EnterEvents(storage.ledger(), storage.transactions()).enter(MANY);
    storage.checkpoints().add(checkpoint);
    storage.checkpoints().keep(checkpointKey);
    storage.authentications().add(Samples.authentication(MANY, USER_IDS.get(4)));
    storage
        .transactions()
        .inTransaction(() -> {
          Claim first = claim(storage);
          storage.idempotencyKeys().keep(caller, KEY, answer);
          return first;
        });
  }

  /** Past the ports. */
  void fill(DSLContext sql) {
    var users = sql.insertInto(USERS, USERS.TENANT_ID, USERS.USER_ID, USERS.FIRST_SEEN_AT);
    for (int i = 0; i < MANY_USERS; i++) {
      users = users.values(TENANTS.get(i % TENANTS.size()), new UserId("ä" + i), NOW);
    }
    users.execute();
    for (int i = 0; i < 20; i++) {
      answered(sql, "zeros " + i, new byte[i % 3]);
    }
    byte[] large = new byte[LARGE];
    new Random(1).nextBytes(large);
    answered(sql, "large", large);
    answered(sql, "large too", large);
  }

  private void answered(DSLContext sql, String key, byte[] body) {
    sql.insertInto(IDEMPOTENCY_KEYS)
        .set(IDEMPOTENCY_KEYS.CALLER_ID, caller.value())
        .set(IDEMPOTENCY_KEYS.IDEMPOTENCY_KEY, key.getBytes(StandardCharsets.UTF_8))
        .set(IDEMPOTENCY_KEYS.REQUEST, new byte[32])
        .set(IDEMPOTENCY_KEYS.LOCATION, "/trailing ")
        .set(IDEMPOTENCY_KEYS.BODY, body)
        .set(IDEMPOTENCY_KEYS.EXPIRES_AT, NOW)
        .execute();
  }

  private static PolicyVersion policy(int version) {
    return new PolicyVersion(
        MANY, version, PolicyKind.ACTIONS, new ClientId("shop"), Optional.of(" ü😀 "), NOW);
  }

  private ApiKey key() {
    return new ApiKey(
        caller,
        MANY,
        new ClientId("shop"),
        Set.of(Scope.values()),
        Samples.fingerprint("key").hash(),
        NOW,
        Optional.of(NOW));
  }

  private Claim claim(Storage storage) {
    return storage
        .idempotencyKeys()
        .claim(caller, KEY, Samples.fingerprint("request").hash(), NOW, NOW.plusSeconds(60));
  }

  /** Everything is there, and every secret opens. */
  void requireIn(Storage storage) {
    Authenticator one = bound.authenticator();
    assertThat(storage.authenticators().credential(MANY, one.id())).contains(bound.credential());
    assertThat(
            storage
                .authenticators()
                .known(MANY, one.user(), one.factor(), Samples.fingerprint("known")))
        .isTrue();
    assertThat(storage.authenticators().find(MANY, gone.authenticator().id()))
        .hasValueSatisfying(revoked -> assertThat(revoked.active()).isFalse());
    assertThat(storage.policies().find(MANY, 12)).contains(policy(12));
    assertThat(storage.policies().source(MANY, 12)).contains(LARGE_POLICY);
    assertThat(storage.policies().latestActivation(MANY)).flatMap(Activation::before).contains(1);
    assertThat(storage.webhooks().find(MANY, webhook.id())).contains(webhook);
    assertThat(storage.webhooks().secrets(MANY, webhook.id()))
        .containsExactly(SampleWebhooks.secret(1));
    assertThat(storage.signingKeys().all()).containsExactly(signing);
    assertThat(storage.apiKeys().find(caller)).contains(key());
    assertThat(storage.trustedBrowsers().find(MANY, browser.id())).contains(browser);
    assertThat(storage.knownDevices().ofUser(MANY, device.user())).containsExactly(device);
    assertThat(storage.lastPlaces().find(MANY, place.user())).contains(place);
    assertThat(storage.lockouts().find(counted)).contains(counter);
    assertThat(storage.lockouts().find(guessed)).contains(counting);
    assertThat(storage.attempts().find(MANY, attempt.id())).contains(attempt);
    assertThat(storage.userIdentifiers().ofUser(MANY, linked.user())).containsExactly(linked);
    assertThat(storage.transactions().inTransaction(() -> claim(storage)))
        .isEqualTo(new Claim.Answered(answer));
    assertThat(storage.events().ofUser(MANY, USER_IDS.getFirst(), Optional.empty(), 10))
        .containsExactly(bare, told);
    assertThat(storage.ledger().after(MANY, 0, 10))
        .extracting(Entry::event)
        .containsExactly(Optional.of(told), Optional.of(bare));
    assertThat(storage.ledger().head(MANY)).map(Head::position).contains(2L);
    assertThat(storage.checkpoints().after(MANY, 0, 10)).containsExactly(checkpoint);
    assertThat(storage.checkpoints().keys()).containsExactly(checkpointKey);
    for (UserId user : USER_IDS) {
      assertThat(storage.users().find(MANY, user)).contains(new User(MANY, user, NOW));
    }
  }
}
