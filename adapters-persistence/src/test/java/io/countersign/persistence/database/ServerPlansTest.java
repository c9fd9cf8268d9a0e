package io.countersign.persistence.database;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.CLIENT;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.Unanswered;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.idempotency.KeptAnswer;
import io.countersign.application.ledger.CheckpointKeys;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.PurgeLedger;
import io.countersign.application.ledger.SignedCheckpoint;
import io.countersign.application.ledger.Stretch;
import io.countersign.application.lockout.Lockouts;
import io.countersign.application.policy.Activation;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.PolicyVersion;
import io.countersign.application.purge.Perishable;
import io.countersign.application.replay.PolicyReplay;
import io.countersign.application.replay.Replays;
import io.countersign.application.storage.Storage;
import io.countersign.application.webhook.SampleWebhooks;
import io.countersign.application.webhook.WebhookDeliveries;
import io.countersign.application.webhook.WebhookDelivery;
import io.countersign.application.webhook.WebhookDelivery.State;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.AttemptOutcome;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.LinkedIdentifier;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.EventId;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.Tally;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.organization.Organization;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.SendScope;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.risk.LastPlace;
import io.countersign.domain.risk.Place;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.Webhook;
import io.countersign.persistence.TestDatabase;
import io.countersign.persistence.TestNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The statements that a server runs, as MariaDB saw them, planned by MariaDB and PostgreSQL: none
 * reads a table from end to end that grows with users. The embedded database has {@link PlansTest}.
 */
final class ServerPlansTest {

  private static final int ROWS = 500;

  /** Tables of a few rows, which no index makes faster. */
  private static final Pattern SMALL =
      Pattern.compile("\\b(tenants|signing_keys|locks|schema_state|scheduled_tasks|webhooks)\\b");

  /** As MariaDB has them, where PostgreSQL does not want them: the statements are of one table. */
  private static final Pattern QUALIFIED =
      Pattern.compile(
          "\\b(authentications|authenticators|enrollments|idempotency_keys|users|api_keys|deliveries"
              + "|send_counts|contact_verifications|trusted_browsers|events|ledgers|checkpoints|user_tokens|known_devices|last_places|organizations|policies|policy_activations|policy_replays|webhook_deliveries|counters|attempts|user_identifiers|backup_code_sets|backup_codes)\\.");

  /** Asks whether there is any key at all, and takes the first. */
  private static final Pattern ANY = Pattern.compile("from api_keys limit");

  private static final Set<Fingerprint> HASHES = Set.of(Samples.fingerprint("code"));

  @Test
  void no_statement_reads_a_whole_table_on_mariadb() throws SQLException {
    TestNode node = TestNode.of(TestDatabase.MARIADB);
    Set<String> statements = recorded(node);
    try (Connection connection = node.connect()) {
      for (String sql : statements) {
        assertThat(accessTypes(connection, sql))
            .as(sql)
            .isNotEmpty()
            .doesNotContain("ALL", "index");
      }
    }
  }

  @Test
  void no_statement_reads_a_whole_table_on_postgresql() throws SQLException {
    Set<String> statements = recorded(TestNode.of(TestDatabase.MARIADB));
    TestNode node = TestNode.of(TestDatabase.POSTGRESQL);
    try (Storage storage = node.open()) {
      fill(storage);
    }
    try (Connection connection = node.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("analyze");
      // With few rows a scan may be the cheapest way; here it is only to be the last resort.
      statement.execute("set enable_seqscan = off");
      for (String sql : statements) {
        assertThat(plan(statement, sql)).as(sql).isNotEmpty().doesNotContain("Seq Scan");
      }
    }
  }

  /** Every kind of statement on tables that grow, each once. */
  private static Set<String> recorded(TestNode node) throws SQLException {
    try (Storage storage = node.open()) {
      fill(storage);
    }
    Set<String> statements = new TreeSet<>();
    try (Connection connection = node.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "analyze table authentications, authenticators, enrollments, users,"
              + " deliveries, send_counts, contact_verifications, trusted_browsers, events, ledgers, checkpoints, user_tokens,"
              + " known_devices, last_places, backup_code_sets, backup_codes, policies, policy_activations,"
              + " policy_replays, webhook_deliveries, counters, attempts, user_identifiers");
      statement.execute("set global log_output = 'TABLE', global general_log = on");
      try (Storage storage = node.open()) {
        useEverything(storage);
      } finally {
        statement.execute("set global general_log = off");
      }
      ResultSet log =
          statement.executeQuery(
              "select distinct convert(argument using utf8mb4) from mysql.general_log"
                  + " where command_type = 'Prepare'");
      while (log.next()) {
        statements.add(
            log.getString(1).replaceAll("\\s+", " ").replaceAll("(limit|next) \\?", "$1 10"));
      }
      statement.execute("truncate mysql.general_log");
    }
    statements.removeIf(sql ->
        !sql.toLowerCase(Locale.ROOT).matches("(select|update|delete) .* where .*")
            || SMALL.matcher(sql).find()
            || ANY.matcher(sql).find());
    assertThat(statements).hasSizeGreaterThan(20);
    return statements;
  }

  private static void fill(Storage storage) {
    storage
        .transactions()
        .inTransaction(() -> {
          for (int i = 0; i < ROWS; i++) {
            OpenedAuthenticator opened = Samples.opened(Samples.tenant(), ALICE);
            storage.users().mention(new User(opened.authenticator().tenant(), ALICE, NOW));
            storage.authenticators().add(opened, Optional.of(Samples.fingerprint("f" + i)));
            storage
                .authentications()
                .add(Samples.authentication(opened.authenticator().tenant(), ALICE));
            storage
                .enrollments()
                .add(
                    Samples.enrollment(opened.authenticator().tenant(), ALICE),
                    Samples.credential("pending"));
            TenantId tenant = opened.authenticator().tenant();
            storage
                .organizations()
                .put(
                    new Organization(
                        tenant, new OrganizationId("acme " + i), MfaRequirement.MANDATORY));
            storage.policies().add(policy(tenant), new PolicySource("{}"));
            storage.policies().add(activation(tenant));
            storage.policyReplays().add(Replays.waiting(tenant, NOW), Optional.empty());
            storage.userTokens().add(Samples.userToken(tenant, ALICE, NOW));
            Webhook to = SampleWebhooks.webhook(tenant, NOW);
            storage
                .webhookDeliveries()
                .add(List.of(SampleWebhooks.pending(to, i, ALICE, NOW.plusSeconds(i))));
            storage.deliveries().add(Samples.delivery(tenant, UUID.randomUUID(), NOW));
            storage.events().append(SampleEvents.event(tenant, ALICE, NOW));
            storage.checkpoints().add(new SignedCheckpoint(tenant, i, "jws"));
            storage
                .contactVerifications()
                .add(Samples.contactVerification(tenant, NOW), Samples.credential("sent"));
            storage.trustedBrowsers().add(Samples.trustedBrowser(tenant, ALICE, NOW));
            useRisk(storage, tenant);
            useLockouts(storage, tenant);
            storage
                .backupCodeSets()
                .replace(
                    BackupCodeSet.generated(opened.authenticator().id(), tenant, ALICE, 1, NOW),
                    HASHES,
                    Optional.of(Samples.secret("codes")));
            storage.sends().count(tenant, List.of(Samples.quota(SendScope.USER, "u" + i, 9)), NOW);
            storage
                .idempotencyKeys()
                .claim(
                    new ApiKeyId(UUID.randomUUID()),
                    "key",
                    Samples.fingerprint("request").hash(),
                    NOW,
                    NOW.plusSeconds(60));
          }
          return ROWS;
        });
  }

  private static void useMessages(Storage storage, TenantId tenant) {
    Delivery delivery = Samples.delivery(tenant, UUID.randomUUID(), NOW);
    storage.deliveries().add(delivery);
    storage.deliveries().latest(tenant, delivery.subject());
    storage.deliveries().lock(tenant, delivery.id());
    storage.deliveries().find("twilio", "SM1");
    storage.deliveries().update(delivery);
    ContactVerification contact = Samples.contactVerification(tenant, NOW);
    storage.contactVerifications().add(contact, Samples.credential("sent"));
    storage.contactVerifications().find(tenant, contact.id());
    storage.contactVerifications().lock(tenant, contact.id());
    storage.contactVerifications().pending(tenant, contact.id());
    storage.contactVerifications().replace(contact, Samples.credential("another"));
    storage.contactVerifications().update(contact);
    storage.sends().count(tenant, List.of(Samples.quota(SendScope.USER, "own", 9)), NOW);
  }

  private static void useBrowsers(Storage storage, TenantId tenant) {
    TrustedBrowser browser = Samples.trustedBrowser(tenant, ALICE, NOW);
    storage.trustedBrowsers().add(browser);
    storage.trustedBrowsers().find(tenant, browser.id());
    storage.trustedBrowsers().lock(tenant, browser.id());
    storage.trustedBrowsers().ofUser(tenant, ALICE);
    storage.trustedBrowsers().update(browser.used(NOW));
    storage.trustedBrowsers().revokeAll(tenant, ALICE, NOW);
  }

  private static void useRisk(Storage storage, TenantId tenant) {
    storage
        .knownDevices()
        .keep(
            new KnownDevice(
                tenant, ALICE, Samples.fingerprint("laptop").hash(), NOW, Duration.ofDays(30)));
    storage.knownDevices().ofUser(tenant, ALICE);
    storage.knownDevices().forgetOldest(tenant, ALICE);
    storage.lastPlaces().keep(new LastPlace(tenant, ALICE, new Place(488, 23), NOW));
    storage.lastPlaces().find(tenant, ALICE);
  }

  private static void useLockouts(Storage storage, TenantId tenant) {
    Named named = new Named(IdentifierType.USER, ALICE.value(), Optional.of(ALICE));
    CounterKey key = CounterKey.everyone(tenant, Samples.fingerprint("alice").hash());
    Counter counter =
        storage.lockouts().lock(new Counter(key, named, AttemptAction.PASSWORD, Tally.NONE), NOW);
    Counter locked = counter.with(Tally.NONE.locked(NOW, Duration.ofMinutes(1)));
    storage.lockouts().update(locked, NOW);
    storage.lockouts().find(key);
    storage.lockouts().ofSubject(tenant, key.subject());
    storage.lockouts().locked(tenant, NOW, Optional.empty(), 10);
    storage.lockouts().locked(tenant, NOW, Optional.of(Lockouts.Mark.of(locked)), 10);
    storage.lockouts().ended(NOW, 10);
    Attempt attempt =
        new Attempt(
            new AttemptId(UUID.randomUUID()),
            CLIENT,
            key,
            0,
            Optional.empty(),
            named,
            AttemptAction.PASSWORD,
            Optional.empty(),
            NOW,
            NOW.plus(Attempt.OPEN),
            Optional.empty());
    storage.attempts().add(attempt);
    storage.attempts().find(tenant, attempt.id());
    storage.attempts().overdue(key, NOW);
    storage.attempts().overdue(NOW, 10);
    storage.attempts().end(attempt.ended(AttemptOutcome.FAILED));
    LinkedIdentifier linked =
        new LinkedIdentifier(
            tenant, key.subject(), ALICE, IdentifierType.EMAIL, "a***@x.example", NOW);
    storage.userIdentifiers().keep(linked);
    storage.userIdentifiers().owner(tenant, key.subject());
    storage.userIdentifiers().ofUser(tenant, ALICE);
    storage.userIdentifiers().remove(linked);
  }

  private static void useBackupCodes(Storage storage, Authenticator of) {
    BackupCodeSet set = BackupCodeSet.generated(of.id(), of.tenant(), ALICE, 1, NOW);
    storage.backupCodeSets().replace(set, HASHES, Optional.of(Samples.secret("codes")));
    storage.backupCodeSets().find(of.tenant(), ALICE);
    storage.backupCodeSets().codes(of.tenant(), ALICE);
    storage.backupCodeSets().update(set.confirmed(NOW));
    storage.backupCodeSets().unspent(of.tenant(), of.id());
    storage.backupCodeSets().spend(of.tenant(), of.id(), Samples.fingerprint("code"), NOW);
  }

  private static void useLedger(Storage storage, TenantId tenant) {
    storage.ledger().waiting();
    int _ = new EnterEvents(storage.ledger(), storage.transactions()).enter(tenant);
    storage.ledger().head(tenant);
    storage.ledger().after(tenant, 0, 10);
    storage.ledger().base(tenant);
    Optional<EventId> before = Optional.of(SampleEvents.id());
    Optional<EventId> from = Optional.of(EventId.first(NOW));
    Optional<UserId> alice = Optional.of(ALICE);
    Optional<Actor> operator = Optional.of(Actor.OPERATOR);
    for (Optional<EventId> start : List.of(from, Optional.<EventId>empty())) {
      for (Optional<EventId> end : List.of(before, Optional.<EventId>empty())) {
        storage.ledger().back(new Stretch(tenant, alice, Optional.empty(), start, end), 10);
        storage.ledger().back(new Stretch(tenant, Optional.empty(), operator, start, end), 10);
        storage
            .ledger()
            .back(new Stretch(tenant, Optional.empty(), Optional.empty(), start, end), 10);
      }
    }
    int _ =
        new PurgeLedger(
                storage.ledger(),
                storage.transactions(),
                new CheckpointKeys().signer(storage.checkpoints()))
            .purge(tenant, NOW, 10);
    storage.checkpoints().add(new SignedCheckpoint(tenant, 1, "jws"));
    storage.checkpoints().after(tenant, 0, 10);
    storage.checkpoints().before(tenant, 9, 10);
    storage.checkpoints().forget(tenant, 1);
  }

  private static void useOrganizations(Storage storage, TenantId tenant) {
    Organization acme =
        new Organization(tenant, new OrganizationId("acme"), MfaRequirement.MANDATORY);
    storage.organizations().put(acme);
    storage.organizations().put(acme);
    storage.organizations().find(tenant, acme.id());
    storage.organizations().page(tenant, Optional.of(acme.id()), 10);
    storage.organizations().page(tenant, Optional.empty(), 10);
    storage.organizations().remove(tenant, acme.id());
  }

  private static void usePolicies(Storage storage, TenantId tenant) {
    storage.policies().add(policy(tenant), new PolicySource("{}"));
    storage.policies().find(tenant, 1);
    storage.policies().source(tenant, 1);
    storage.policies().page(tenant, Optional.of(2), 10);
    storage.policies().page(tenant, Optional.empty(), 10);
    storage.policies().add(activation(tenant));
    storage.policies().activation(tenant, 1);
    storage.policies().latestActivation(tenant);
  }

  private static void useReplays(Storage storage, TenantId tenant) {
    PolicyReplay replay = Replays.waiting(tenant, NOW);
    storage.policyReplays().add(replay, Optional.of(new PolicySource("{}")));
    storage.policyReplays().find(tenant, replay.id());
    storage.policyReplays().draft(tenant, replay.id());
    storage.policyReplays().unfinished(tenant);
    storage.policyReplays().newest(tenant, 10);
    storage.policyReplays().due(NOW);
    PolicyReplay begun = Replays.begun(replay);
    storage.policyReplays().advance(replay, begun);
    storage.policyReplays().advance(begun, Replays.failed(begun, NOW));
    storage.authentications().page(tenant, replay.reached(), replay.until(), 10);
    storage.authentications().count(tenant, replay.since(), replay.until());
  }

  private static void useWebhooks(Storage storage, TenantId tenant) {
    Webhook to = SampleWebhooks.webhook(tenant, NOW);
    WebhookDelivery one = SampleWebhooks.pending(to, 1, ALICE, NOW);
    WebhookDeliveries deliveries = storage.webhookDeliveries();
    deliveries.add(List.of(one));
    deliveries.change(List.of(one));
    deliveries.find(tenant, to.id(), one.event());
    deliveries.due(tenant, to.id(), NOW, 10);
    deliveries.due(NOW);
    deliveries.unfinished(tenant, to.id(), 10);
    deliveries.usersUnfinished(tenant, to.id());
    deliveries.postpone(tenant, to.id(), ALICE, 1, NOW);
    deliveries.hasten(tenant, to.id(), NOW);
    deliveries.page(tenant, to.id(), Optional.empty(), Optional.empty(), 10);
    deliveries.page(tenant, to.id(), Optional.of(9L), Optional.of(State.FAILED), 10);
    deliveries.again(tenant, to.id(), 1, 9, Optional.empty(), NOW);
    deliveries.remove(tenant, to.id());
  }

  private static PolicyVersion policy(TenantId tenant) {
    return new PolicyVersion(tenant, 1, PolicyKind.RULES, CLIENT, Optional.empty(), NOW);
  }

  private static Activation activation(TenantId tenant) {
    return new Activation(tenant, 1, Optional.of(1), Optional.empty(), CLIENT, NOW);
  }

  private static void useEverything(Storage storage) {
    OpenedAuthenticator opened = Samples.opened(Samples.tenant(), ALICE);
    Authenticator one = opened.authenticator();
    Authentication authentication = Samples.authentication(one.tenant(), ALICE);
    Enrollment enrollment = Samples.enrollment(one.tenant(), ALICE);
    ApiKeyId caller = new ApiKeyId(UUID.randomUUID());
    storage
        .transactions()
        .inTransaction(() -> {
          storage.users().mention(new User(one.tenant(), ALICE, NOW));
          storage.users().lock(one.tenant(), ALICE);
          storage.users().page(one.tenant(), Optional.of(ALICE), 10);
          storage.users().page(one.tenant(), Optional.empty(), 10);
          storage.users().update(new User(one.tenant(), ALICE, NOW).skippedPrompt(NOW));
          useOrganizations(storage, one.tenant());
          usePolicies(storage, one.tenant());
          useReplays(storage, one.tenant());
          useWebhooks(storage, one.tenant());
          storage.authenticators().add(opened, Optional.of(Samples.fingerprint("own")));
          storage
              .authenticators()
              .known(one.tenant(), ALICE, one.factor(), Samples.fingerprint("own"));
          storage.authenticators().ofUser(one.tenant(), ALICE);
          storage.authenticators().find(one.tenant(), one.id());
          storage.authenticators().credential(one.tenant(), one.id());
          storage.authenticators().lock(one.tenant(), one.id());
          storage.authenticators().update(opened);
          storage.authenticators().update(one);
          storage.authenticators().prefer(one.tenant(), ALICE, one.id());
          useBackupCodes(storage, one);
          storage.authenticators().rename(one.tenant(), one.id(), Samples.LABEL);
          storage.authentications().add(authentication);
          storage.authentications().find(one.tenant(), authentication.id());
          storage.authentications().lock(one.tenant(), authentication.id());
          storage.authentications().lockUnfinished(one.tenant(), ALICE, NOW);
          storage.authentications().update(authentication);
          storage.authentications().firstEnd();
          storage.authentications().unanswered(NOW, NOW.plusSeconds(600), 100);
          storage
              .authentications()
              .expire(
                  new Unanswered(
                      one.tenant(),
                      authentication.id(),
                      authentication.user(),
                      authentication.client()));
          storage.enrollments().add(enrollment, Samples.credential("pending"));
          storage.enrollments().find(one.tenant(), enrollment.id());
          storage.enrollments().lock(one.tenant(), enrollment.id());
          storage.enrollments().pending(one.tenant(), enrollment.id());
          storage.enrollments().lockPending(one.tenant(), ALICE, NOW);
          storage.enrollments().update(enrollment);
          storage.enrollments().replace(enrollment, Samples.credential("another"));
          storage
              .authenticators()
              .withFingerprint(one.tenant(), ALICE, one.factor(), Samples.fingerprint("own"));
          useMessages(storage, one.tenant());
          useBrowsers(storage, one.tenant());
          useRisk(storage, one.tenant());
          useLockouts(storage, one.tenant());
          storage.events().append(SampleEvents.event(one.tenant(), ALICE, NOW));
          useLedger(storage, one.tenant());
          storage.events().ofUser(one.tenant(), ALICE, Optional.empty(), 10);
          storage.events().ofUser(one.tenant(), ALICE, Optional.of(SampleEvents.id()), 10);
          storage
              .idempotencyKeys()
              .claim(caller, "k", Samples.secret("r"), NOW, NOW.plusSeconds(9));
          storage
              .idempotencyKeys()
              .claim(caller, "k", Samples.secret("r"), NOW, NOW.plusSeconds(9));
          storage
              .idempotencyKeys()
              .keep(caller, "k", new KeptAnswer(201, Optional.empty(), Samples.secret("body")));
          storage.idempotencyKeys().release(caller, "k");
          storage.apiKeys().find(caller);
          storage.apiKeys().ofTenant(one.tenant());
          UserToken token = Samples.userToken(one.tenant(), ALICE, NOW);
          storage.userTokens().add(token);
          storage.userTokens().find(token.id());
          storage.userTokens().removeAll(one.tenant(), ALICE);
          storage.authenticators().revoke(one.tenant(), one.id(), NOW);
          return caller;
        });
    storage.sealedRows().resealSome(10);
    for (Perishable kind : Perishable.values()) {
      storage.expiredRows().purgeSome(kind, NOW.plusSeconds(86_400), 1);
    }
  }

  private static Collection<String> accessTypes(Connection connection, String sql)
      throws SQLException {
    List<String> types = new ArrayList<>();
    try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
      for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
        explain.setString(i, "1");
      }
      ResultSet plan = explain.executeQuery();
      while (plan.next()) {
        types.add(String.valueOf(plan.getString("type")));
      }
    }
    return types;
  }

  private static String plan(Statement statement, String sql) throws SQLException {
    StringBuilder numbered = new StringBuilder();
    int number = 0;
    for (String part : QUALIFIED.matcher(sql).replaceAll("").split("\\?", -1)) {
      numbered.append(number == 0 ? "" : "$" + number).append(part);
      number++;
    }
    StringBuilder plan = new StringBuilder();
    try (ResultSet lines = statement.executeQuery("explain (generic_plan) " + numbered)) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }
}
