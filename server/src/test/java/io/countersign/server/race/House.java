package io.countersign.server.race;

import io.countersign.application.account.RegenerateBackupCodes;
import io.countersign.application.authentication.Asking;
import io.countersign.application.authentication.AuthenticationRules;
import io.countersign.application.authentication.BeginAuthentication;
import io.countersign.application.authentication.BeginResult;
import io.countersign.application.authentication.ChallengeMaker;
import io.countersign.application.authentication.ChallengeMessages;
import io.countersign.application.authentication.ChooseAuthenticator;
import io.countersign.application.authentication.Decisions;
import io.countersign.application.authentication.Endings;
import io.countersign.application.authentication.NextStep;
import io.countersign.application.authentication.Notices;
import io.countersign.application.authentication.Standings;
import io.countersign.application.authentication.VerifyChallenge;
import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.backupcode.BackupCodeMaker;
import io.countersign.application.backupcode.BackupCodeUse;
import io.countersign.application.backupcode.ConfirmBackupCodes;
import io.countersign.application.backupcode.FactorsAndBackupCodes;
import io.countersign.application.backupcode.ReadBackupCodes;
import io.countersign.application.browser.BrowserTokens;
import io.countersign.application.browser.Browsers;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.enrollment.BeginEnrollment;
import io.countersign.application.enrollment.BeginEnrollmentResult;
import io.countersign.application.enrollment.CancelEnrollment;
import io.countersign.application.enrollment.ConfirmEnrollment;
import io.countersign.application.enrollment.ConfirmEnrollmentResult;
import io.countersign.application.enrollment.EnrollmentRules;
import io.countersign.application.enrollment.OtherAttempts;
import io.countersign.application.event.Chronicle;
import io.countersign.application.fixture.Guessing;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.lockout.AuthenticatorGuesses;
import io.countersign.application.lockout.CounterMarks;
import io.countersign.application.policy.CompiledPolicies;
import io.countersign.application.policy.PolicyEngines;
import io.countersign.application.policy.PolicyTurns;
import io.countersign.application.risk.ImpossibleTravel;
import io.countersign.application.risk.NewDevice;
import io.countersign.application.risk.RiskAssessments;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProvider;
import io.countersign.application.transaction.PreparedTransactions;
import io.countersign.application.warrant.Warrant;
import io.countersign.application.warrant.Warrants;
import io.countersign.crypto.secret.KeySetFile;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authenticator.GuessLimit;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.server.plugin.PluginHost;
import io.countersign.server.plugin.PluginOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** One node: everything behind the REST API, real but for the clock. */
final class House implements AutoCloseable {

  static final int ATTEMPTS = 5;
  static final int GUESSES = 10;
  static final Duration GUESS_WINDOW = Duration.ofHours(1);

  private static final ClientId CLIENT = new ClientId("shop");
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final FactorType TOTP = new FactorType("totp");

  private final SettableClock clock;
  private final Storage storage;
  private final PluginHost plugins;
  private final CountingFactors factors;
  private final Signing signing;
  private final Guessing guessing;
  private final CodesOfNode codes;
  private final Fingerprints fingerprints;
  private final ApiKeysOfNode apiKeys;
  private final BeginEnrollment beginEnrollment;
  private final ConfirmEnrollment confirmEnrollment;
  private final CancelEnrollment cancelEnrollment;
  private final BeginAuthentication beginAuthentication;
  private final VerifyChallenge verifyChallenge;
  private final BackupCodesOfNode backupCodes;

  private House(StorageAddress address, Path keys, PluginHost plugins, SettableClock clock) {
    this.clock = clock;
    this.plugins = plugins;
    TinkSecrets secrets = new TinkSecrets(KeySetFile.existing(keys), clock);
    storage = provider(address).open(address, secrets, clock);
    fingerprints = new Fingerprints(secrets);
    factors =
        new CountingFactors(
            new FactorsAndBackupCodes(plugins.factors(), storage.backupCodeSets(), fingerprints));
    SecureRandom random = new SecureRandom();
    Identifiers identifiers = new Identifiers(clock, random);
    Chronicle chronicle = new Chronicle(storage.events(), identifiers, clock);
    NewDevice devices =
        new NewDevice(storage.knownDevices(), storage.users(), fingerprints, Duration.ofDays(30));
    guessing =
        new Guessing(
            new PreparedTransactions(storage.transactions()),
            storage.lockouts(),
            storage.attempts(),
            storage.userIdentifiers(),
            storage.tenants(),
            chronicle,
            secrets,
            devices,
            identifiers,
            clock);
    codes =
        CodesOfNode.of(
            storage, factors, fingerprints, secrets, identifiers, guessing.codes, chronicle, clock);
    RiskAssessments risks =
        new RiskAssessments(
            devices,
            new ImpossibleTravel(storage.lastPlaces(), storage.users(), Optional.empty()),
            List.of(),
            List.of(),
            clock,
            (_, _) -> {});
    Endings endings = new Endings(chronicle, risks);
    Browsers browsers =
        new Browsers(
            storage.transactions(),
            storage.tenants(),
            storage.trustedBrowsers(),
            new BrowserTokens(secrets, random),
            chronicle,
            clock);
    OtherAttempts others =
        new OtherAttempts(storage.authentications(), storage.enrollments(), browsers, chronicle);
    AuthenticationRules rules =
        new AuthenticationRules(
            ATTEMPTS,
            new GuessLimit(GUESSES, GUESS_WINDOW),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5));
    EnrollmentRules enrollmentRules = new EnrollmentRules(ATTEMPTS, Duration.ofMinutes(15));
    signing = new Signing(storage, clock);
    apiKeys = new ApiKeysOfNode(storage, clock);
    Standings standings =
        new Standings(
            storage.authenticators(),
            factors,
            storage.deliveries(),
            storage.backupCodeSets(),
            signing.assertions(),
            rules);
    Decisions decisions =
        new Decisions(
            storage.tenants(),
            storage.organizations(),
            storage.authenticators(),
            factors,
            new CompiledPolicies(
                storage.policies(), new PolicyEngines(Set.of()), PolicyTurns.of(16, 2), clock, 0));
    Warrants warrants =
        new Warrants(
            storage.authentications(),
            storage.authenticators(),
            storage.backupCodeSets(),
            factors,
            chronicle);
    BackupCodeMaker maker =
        new BackupCodeMaker(storage.backupCodeSets(), fingerprints, identifiers, random);
    ChallengeMaker challenges =
        new ChallengeMaker(storage.authenticators(), factors, identifiers, random);
    OutgoingMessages messages = Silence.of(storage, secrets, identifiers);
    Notices notices = new Notices(chronicle);
    ChallengeMessages challengeMessages = new ChallengeMessages(messages, devices);
    Asking asking = new Asking(challenges, challengeMessages);
    NextStep nextStep = new NextStep(decisions, storage.authenticators(), asking, notices);
    beginEnrollment =
        new BeginEnrollment(
            storage.transactions(),
            storage.tenants(),
            storage.users(),
            storage.authenticators(),
            storage.authentications(),
            storage.enrollments(),
            factors,
            fingerprints,
            warrants,
            messages,
            chronicle,
            identifiers,
            clock,
            random,
            enrollmentRules);
    confirmEnrollment =
        new ConfirmEnrollment(
            storage.transactions(),
            storage.tenants(),
            storage.users(),
            storage.authentications(),
            storage.enrollments(),
            endings,
            chronicle,
            storage.authenticators(),
            factors,
            fingerprints,
            maker,
            nextStep,
            messages,
            others,
            standings,
            identifiers,
            clock,
            guessing.codes,
            enrollmentRules);
    cancelEnrollment = new CancelEnrollment(storage.transactions(), storage.enrollments(), clock);
    beginAuthentication =
        new BeginAuthentication(
            storage.transactions(),
            storage.users(),
            storage.authenticators(),
            storage.authentications(),
            endings,
            guessing.gate,
            decisions,
            risks,
            browsers,
            asking,
            notices,
            messages,
            standings,
            identifiers,
            clock,
            rules);
    backupCodes =
        new BackupCodesOfNode(
            new RegenerateBackupCodes(
                storage.transactions(),
                storage.tenants(),
                storage.users(),
                storage.authenticators(),
                storage.backupCodeSets(),
                maker,
                warrants,
                others,
                chronicle,
                clock),
            new ConfirmBackupCodes(
                storage.transactions(),
                storage.users(),
                storage.authenticators(),
                storage.backupCodeSets(),
                chronicle,
                clock),
            new ReadBackupCodes(storage.backupCodeSets()),
            new ChooseAuthenticator(
                storage.transactions(),
                storage.authentications(),
                storage.authenticators(),
                challenges,
                challengeMessages,
                standings,
                clock));
    verifyChallenge =
        new VerifyChallenge(
            storage.transactions(),
            storage.authentications(),
            endings,
            storage.authenticators(),
            guessing.gate,
            new AuthenticatorGuesses(
                storage.authenticators(),
                storage.lockouts(),
                new CounterMarks(secrets),
                devices,
                rules.guesses()),
            factors,
            fingerprints,
            new BackupCodeUse(
                storage.backupCodeSets(), storage.authenticators(), storage.tenants(), chronicle),
            nextStep,
            messages,
            standings,
            clock,
            rules);
  }

  /**
   * @param keys the key set, which is there
   * @param unpacked of this node alone
   */
  static House open(StorageAddress address, Path keys, Path unpacked, SettableClock clock) {
    PluginOptions options = PluginOptions.of(Path.of("target", "plugins"), unpacked);
    return new House(address, keys, PluginHost.load(options, clock), clock);
  }

  /** With other plugins than ours. */
  static House open(StorageAddress address, Path keys, PluginHost plugins, SettableClock clock) {
    return new House(address, keys, plugins, clock);
  }

  Storage storage() {
    return storage;
  }

  Signing signing() {
    return signing;
  }

  Fingerprints fingerprints() {
    return fingerprints;
  }

  Guessing guessing() {
    return guessing;
  }

  CodesOfNode codes() {
    return codes;
  }

  ApiKeysOfNode apiKeys() {
    return apiKeys;
  }

  BackupCodesOfNode backupCodes() {
    return backupCodes;
  }

  /** How many responses a factor has looked at. */
  long evaluations() {
    return factors.evaluations();
  }

  /** A user with an authenticator that was not used in the current step. */
  Phone enroll(UserId user) {
    Phone phone = beginEnrollment(user);
    if (!(confirm(phone.enrollment(), phone.code()) instanceof ConfirmEnrollmentResult.Confirmed)) {
      throw new AssertionError("the enrollment was not confirmed");
    }
    return phone;
  }

  Phone beginEnrollment(UserId user) {
    return beginEnrollment(user, Fields.none());
  }

  Phone beginEnrollment(UserId user, String secret) {
    return beginEnrollment(user, Fields.of(Map.of("secret", secret)));
  }

  ConfirmEnrollmentResult confirm(EnrollmentId enrollment, Fields response) {
    return confirmEnrollment.confirm(TENANT, CLIENT, enrollment, response);
  }

  /** Nothing while the factor is not there. */
  Optional<EnrollmentId> beginEnrollment(UserId user, FactorType type, Fields options) {
    BeginEnrollment.Ask ask =
        new BeginEnrollment.Ask(
            TENANT,
            CLIENT,
            user,
            type,
            Optional.empty(),
            Optional.empty(),
            options,
            Optional.empty(),
            new Warrant.Overridden("a race", CLIENT));
    return beginEnrollment.begin(ask) instanceof BeginEnrollmentResult.Begun(var begun, _)
        ? Optional.of(begun.id())
        : Optional.empty();
  }

  /** Nothing while there is nothing that the user could be asked. */
  Optional<AuthenticationId> challenge(UserId user) {
    BeginAuthentication.Ask ask =
        new BeginAuthentication.Ask(TENANT, CLIENT, user, Optional.empty());
    return beginAuthentication.begin(ask) instanceof BeginResult.Begun(var standing, _)
            && standing.progress() instanceof Progress.Challenged
        ? Optional.of(standing.authentication().id())
        : Optional.empty();
  }

  CancelEnrollment.Result cancel(EnrollmentId enrollment) {
    return cancelEnrollment.cancel(TENANT, enrollment);
  }

  AuthenticationId begin(UserId user) {
    return begin(new BeginAuthentication.Ask(TENANT, CLIENT, user, Optional.empty()));
  }

  /** On a device that the application keeps this token on. */
  AuthenticationId begin(UserId user, SecretBytes device) {
    return begin(
        new BeginAuthentication.Ask(
            TENANT,
            CLIENT,
            Optional.empty(),
            user,
            Optional.empty(),
            Circumstances.UNKNOWN,
            Optional.empty(),
            Optional.of(device)));
  }

  private AuthenticationId begin(BeginAuthentication.Ask ask) {
    return switch (Nodes.prepared(() -> beginAuthentication.begin(ask))) {
      case BeginResult.Begun(var standing, _) -> standing.authentication().id();
      case BeginResult.FirstFactorInFuture() -> throw new AssertionError("there is none");
      case BeginResult.NotSent(var refused) -> throw new AssertionError(refused.toString());
    };
  }

  VerifyResult verify(AuthenticationId authentication, Fields response) {
    return verifyChallenge.verify(TENANT, authentication, response);
  }

  @Override
  public void close() {
    plugins.close();
    storage.close();
  }

  private Phone beginEnrollment(UserId user, Fields options) {
    return Nodes.prepared(() -> tryToBeginEnrollment(user, options))
        .orElseThrow(() -> new AssertionError("the enrollment did not begin"));
  }

  /** Nothing while the factor is not there. */
  Optional<Phone> tryToBeginEnrollment(UserId user) {
    return tryToBeginEnrollment(user, Fields.none());
  }

  private Optional<Phone> tryToBeginEnrollment(UserId user, Fields options) {
    BeginEnrollment.Ask ask =
        new BeginEnrollment.Ask(
            TENANT,
            CLIENT,
            user,
            TOTP,
            Optional.empty(),
            Optional.empty(),
            options,
            Optional.empty(),
            new Warrant.Overridden("a race", CLIENT));
    return beginEnrollment.begin(ask) instanceof BeginEnrollmentResult.Begun(var begun, var shown)
        ? Optional.of(
            new Phone(user, begun.id(), String.valueOf(shown.fields().get("secret")), clock))
        : Optional.empty();
  }

  private static StorageProvider provider(StorageAddress address) {
    return ServiceLoader.load(StorageProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> address.url().startsWith(provider.scheme()))
        .findFirst()
        .orElseThrow();
  }
}
