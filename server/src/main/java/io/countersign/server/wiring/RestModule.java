package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.countersign.application.account.ChangeAuthenticator;
import io.countersign.application.account.DeleteBackupCodes;
import io.countersign.application.account.DisableMfa;
import io.countersign.application.account.MintUserToken;
import io.countersign.application.account.ReadAccount;
import io.countersign.application.account.RegenerateBackupCodes;
import io.countersign.application.account.RememberBrowser;
import io.countersign.application.account.RevokeAuthenticator;
import io.countersign.application.account.RevokeUserTokens;
import io.countersign.application.account.ViewBackupCodes;
import io.countersign.application.assertion.Assertions;
import io.countersign.application.assertion.RotateSigningKeys;
import io.countersign.application.authentication.BeginAuthentication;
import io.countersign.application.authentication.ChooseAuthenticator;
import io.countersign.application.authentication.FindStepUp;
import io.countersign.application.authentication.ReadAuthentication;
import io.countersign.application.authentication.SimulatePolicy;
import io.countersign.application.authentication.SkipEnrollment;
import io.countersign.application.authentication.VerifyChallenge;
import io.countersign.application.authenticator.ListAuthenticators;
import io.countersign.application.backupcode.ConfirmBackupCodes;
import io.countersign.application.backupcode.ReadBackupCodes;
import io.countersign.application.browser.ListTrustedBrowsers;
import io.countersign.application.browser.RevokeTrustedBrowser;
import io.countersign.application.browser.RevokeTrustedBrowsers;
import io.countersign.application.client.CreateApiKey;
import io.countersign.application.client.ListApiKeys;
import io.countersign.application.client.RecognizeCaller;
import io.countersign.application.client.RevokeApiKey;
import io.countersign.application.contact.BeginContactVerification;
import io.countersign.application.contact.CheckContactVerification;
import io.countersign.application.contact.ReadContactVerification;
import io.countersign.application.contact.ResendContactVerification;
import io.countersign.application.delivery.ReportDelivery;
import io.countersign.application.enrollment.BeginEnrollment;
import io.countersign.application.enrollment.CancelEnrollment;
import io.countersign.application.enrollment.ConfirmEnrollment;
import io.countersign.application.enrollment.ImportAuthenticator;
import io.countersign.application.enrollment.ReadEnrollment;
import io.countersign.application.enrollment.ResendEnrollment;
import io.countersign.application.event.ListActivity;
import io.countersign.application.factor.ListFactors;
import io.countersign.application.idempotency.IdempotencyKeys;
import io.countersign.application.ledger.ListCheckpoints;
import io.countersign.application.ledger.ReadEvents;
import io.countersign.application.ledger.SearchEvents;
import io.countersign.application.lockout.BeginAttempt;
import io.countersign.application.lockout.LinkIdentifiers;
import io.countersign.application.lockout.ListLockouts;
import io.countersign.application.lockout.LockIdentifier;
import io.countersign.application.lockout.ReportAttempt;
import io.countersign.application.lockout.UnlockIdentifiers;
import io.countersign.application.organization.ChangeOrganization;
import io.countersign.application.organization.ListOrganizations;
import io.countersign.application.organization.RemoveOrganization;
import io.countersign.application.policy.ActivatePolicy;
import io.countersign.application.policy.ListPolicies;
import io.countersign.application.policy.ListPresets;
import io.countersign.application.policy.ReadPolicy;
import io.countersign.application.policy.RollBackPolicy;
import io.countersign.application.policy.SavePolicy;
import io.countersign.application.replay.BeginReplay;
import io.countersign.application.replay.CancelReplay;
import io.countersign.application.replay.ListReplays;
import io.countersign.application.replay.ReadReplay;
import io.countersign.application.tenant.ChangeTenant;
import io.countersign.application.tenant.CreateTenant;
import io.countersign.application.tenant.ReadTenant;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.ChangeUser;
import io.countersign.application.user.ListUsers;
import io.countersign.application.user.ReadUser;
import io.countersign.application.webhook.ChangeWebhook;
import io.countersign.application.webhook.CreateWebhook;
import io.countersign.application.webhook.DeleteWebhook;
import io.countersign.application.webhook.ListWebhookDeliveries;
import io.countersign.application.webhook.ListWebhooks;
import io.countersign.application.webhook.ReadWebhook;
import io.countersign.application.webhook.RedeliverEvents;
import io.countersign.application.webhook.RotateWebhookSecret;
import io.countersign.application.webhook.TryWebhook;
import io.countersign.rest.account.MfaResource;
import io.countersign.rest.assertion.KeySetResource;
import io.countersign.rest.assertion.SigningKeyResource;
import io.countersign.rest.authentication.AuthenticationResource;
import io.countersign.rest.authentication.SkipResource;
import io.countersign.rest.authentication.VerificationResource;
import io.countersign.rest.authenticator.AuthenticatorResource;
import io.countersign.rest.authenticator.ImportResource;
import io.countersign.rest.backupcode.BackupCodeResource;
import io.countersign.rest.browser.BrowserResource;
import io.countersign.rest.client.ApiKeyResource;
import io.countersign.rest.client.UserTokenResource;
import io.countersign.rest.contact.ContactVerificationResource;
import io.countersign.rest.delivery.OutboxResource;
import io.countersign.rest.delivery.ReportResource;
import io.countersign.rest.docs.DocsResource;
import io.countersign.rest.enrollment.ConfirmationResource;
import io.countersign.rest.enrollment.EnrollmentResource;
import io.countersign.rest.event.ActivityResource;
import io.countersign.rest.event.AuditResource;
import io.countersign.rest.event.CheckpointResource;
import io.countersign.rest.event.EventFeedResource;
import io.countersign.rest.factor.FactorResource;
import io.countersign.rest.http.Idempotency;
import io.countersign.rest.http.Resource;
import io.countersign.rest.lockout.AttemptResource;
import io.countersign.rest.lockout.IdentifierResource;
import io.countersign.rest.lockout.LockoutResource;
import io.countersign.rest.operations.HealthResource;
import io.countersign.rest.operations.Operations;
import io.countersign.rest.operations.Telemetry;
import io.countersign.rest.organization.OrganizationResource;
import io.countersign.rest.policy.PolicyResource;
import io.countersign.rest.policy.ReplayResource;
import io.countersign.rest.policy.SimulationResource;
import io.countersign.rest.server.RestOptions;
import io.countersign.rest.server.RestServer;
import io.countersign.rest.tenant.TenantResource;
import io.countersign.rest.user.AccountResource;
import io.countersign.rest.user.UserResource;
import io.countersign.rest.webhook.WebhookDeliveryResource;
import io.countersign.rest.webhook.WebhookResource;
import io.countersign.server.config.Config;
import io.countersign.server.config.ServerConfig;
import io.countersign.server.delivery.DevOutbox;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** What is reached over HTTP. */
final class RestModule extends AbstractModule {

  private static final Duration LONGEST_CACHING = Duration.ofMinutes(5);
  private static final int BACKLOG = 1024;

  private final Config config;

  RestModule(Config config) {
    this.config = config;
  }

  @Provides
  @Singleton
  RestServer restServer(
      Set<Resource> resources,
      RecognizeCaller recognizeCaller,
      ReadTenant readTenant,
      Idempotency idempotency,
      Telemetry telemetry) {
    ServerConfig server = config.server();
    return new RestServer(
        new RestOptions(
            server.host(),
            server.port(),
            server.maxBodyBytes(),
            server.requestTimeout(),
            server.maxConnections(),
            BACKLOG,
            server.shutdownGrace(),
            server.trustedProxies()),
        List.copyOf(resources),
        recognizeCaller,
        readTenant,
        idempotency,
        telemetry);
  }

  @Provides
  @Singleton
  Idempotency idempotency(Transactions transactions, IdempotencyKeys keys, InstantSource clock) {
    return new Idempotency(transactions, keys, clock, config.lifetimes().idempotencyKey());
  }

  /** A new key is announced for the overlap, so whoever caches for half of it knows it in time. */
  @ProvidesIntoSet
  Resource keySet(Assertions assertions) {
    Duration half = config.signing().overlap().dividedBy(2);
    return new KeySetResource(
        assertions, half.compareTo(LONGEST_CACHING) < 0 ? half : LONGEST_CACHING);
  }

  @ProvidesIntoSet
  Resource signingKeys(RotateSigningKeys rotate) {
    return new SigningKeyResource(rotate);
  }

  @ProvidesIntoSet
  Resource authentications(
      BeginAuthentication begin,
      ChooseAuthenticator choose,
      ReadAuthentication read,
      FindStepUp findStepUp,
      InstantSource clock) {
    return new AuthenticationResource(begin, choose, read, findStepUp, clock);
  }

  @ProvidesIntoSet
  Resource verifications(
      VerifyChallenge verify, FindStepUp findStepUp, Telemetry telemetry, InstantSource clock) {
    return new VerificationResource(verify, findStepUp, telemetry, clock);
  }

  @ProvidesIntoSet
  Resource authenticators(
      ListAuthenticators list, ChangeAuthenticator change, RevokeAuthenticator revoke) {
    return new AuthenticatorResource(list, change, revoke);
  }

  @ProvidesIntoSet
  Resource backupCodes(
      ReadBackupCodes read,
      ViewBackupCodes view,
      RegenerateBackupCodes regenerate,
      ConfirmBackupCodes confirm,
      DeleteBackupCodes delete) {
    return new BackupCodeResource(read, view, regenerate, confirm, delete);
  }

  @ProvidesIntoSet
  Resource mfa(DisableMfa disable) {
    return new MfaResource(disable);
  }

  @ProvidesIntoSet
  Resource trustedBrowsers(
      RememberBrowser remember,
      ListTrustedBrowsers list,
      RevokeTrustedBrowser revoke,
      RevokeTrustedBrowsers revokeAll) {
    return new BrowserResource(remember, list, revoke, revokeAll);
  }

  @ProvidesIntoSet
  Resource imports(ImportAuthenticator bind) {
    return new ImportResource(bind);
  }

  @ProvidesIntoSet
  Resource apiKeys(CreateApiKey create, ListApiKeys list, RevokeApiKey revoke) {
    return new ApiKeyResource(create, list, revoke);
  }

  @ProvidesIntoSet
  Resource accounts(ReadAccount read) {
    return new AccountResource(read);
  }

  @ProvidesIntoSet
  Resource userTokens(MintUserToken mint, RevokeUserTokens revoke) {
    return new UserTokenResource(mint, revoke);
  }

  @ProvidesIntoSet
  Resource enrollments(
      BeginEnrollment begin,
      ReadEnrollment read,
      ResendEnrollment resend,
      CancelEnrollment cancel,
      InstantSource clock) {
    return new EnrollmentResource(begin, read, resend, cancel, clock);
  }

  @ProvidesIntoSet
  Resource contactVerifications(
      BeginContactVerification begin,
      ReadContactVerification read,
      ResendContactVerification resend,
      CheckContactVerification check,
      InstantSource clock) {
    return new ContactVerificationResource(begin, read, resend, check, clock);
  }

  @ProvidesIntoSet
  Resource reports(ReportDelivery report) {
    return new ReportResource(report, config.server().publicUrl());
  }

  @ProvidesIntoSet
  Resource outbox(DevOutbox outbox) {
    return new OutboxResource(outbox.on(), outbox::latest);
  }

  @ProvidesIntoSet
  Resource confirmations(ConfirmEnrollment confirm, ReadEnrollment read, InstantSource clock) {
    return new ConfirmationResource(confirm, read, clock);
  }

  @ProvidesIntoSet
  Resource attempts(BeginAttempt begin, ReportAttempt report, InstantSource clock) {
    return new AttemptResource(begin, report, clock);
  }

  @ProvidesIntoSet
  Resource lockouts(ListLockouts list, LockIdentifier lock, UnlockIdentifiers unlock) {
    return new LockoutResource(list, lock, unlock);
  }

  @ProvidesIntoSet
  Resource identifiers(LinkIdentifiers link) {
    return new IdentifierResource(link);
  }

  @ProvidesIntoSet
  Resource factors(ListFactors list) {
    return new FactorResource(list);
  }

  @ProvidesIntoSet
  Resource tenants(ReadTenant read, ChangeTenant change, CreateTenant create) {
    return new TenantResource(read, change, create);
  }

  @ProvidesIntoSet
  Resource users(ListUsers list, ReadUser read, ChangeUser change) {
    return new UserResource(list, read, change);
  }

  @ProvidesIntoSet
  Resource organizations(
      ListOrganizations list, ChangeOrganization change, RemoveOrganization remove) {
    return new OrganizationResource(list, change, remove);
  }

  @ProvidesIntoSet
  Resource policies(
      SavePolicy save,
      ListPolicies list,
      ReadPolicy read,
      ActivatePolicy activate,
      RollBackPolicy rollBack,
      ListPresets presets) {
    return new PolicyResource(save, list, read, activate, rollBack, presets);
  }

  @ProvidesIntoSet
  Resource simulations(SimulatePolicy simulate) {
    return new SimulationResource(simulate);
  }

  @ProvidesIntoSet
  Resource replays(BeginReplay begin, ReadReplay read, ListReplays list, CancelReplay cancel) {
    return new ReplayResource(begin, read, list, cancel);
  }

  @ProvidesIntoSet
  Resource skips(SkipEnrollment skip) {
    return new SkipResource(skip);
  }

  @ProvidesIntoSet
  Resource activity(ListActivity list) {
    return new ActivityResource(list);
  }

  @ProvidesIntoSet
  Resource eventFeed(ReadEvents read, Assertions assertions, InstantSource clock) {
    return new EventFeedResource(read, assertions, clock);
  }

  @ProvidesIntoSet
  Resource audit(SearchEvents search) {
    return new AuditResource(search);
  }

  @ProvidesIntoSet
  Resource checkpoints(ListCheckpoints list) {
    return new CheckpointResource(list);
  }

  @ProvidesIntoSet
  Resource webhooks(
      CreateWebhook create,
      ListWebhooks list,
      ReadWebhook read,
      ChangeWebhook change,
      DeleteWebhook delete,
      RotateWebhookSecret rotate) {
    return new WebhookResource(create, list, read, change, delete, rotate);
  }

  @ProvidesIntoSet
  Resource webhookDeliveries(
      TryWebhook tryOut, ListWebhookDeliveries list, RedeliverEvents redeliver) {
    return new WebhookDeliveryResource(tryOut, list, redeliver);
  }

  @ProvidesIntoSet
  Resource documentation() {
    return new DocsResource();
  }

  @ProvidesIntoSet
  Resource health(Operations operations) {
    return new HealthResource(operations);
  }
}
