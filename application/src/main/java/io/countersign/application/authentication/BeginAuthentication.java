package io.countersign.application.authentication;

import io.countersign.application.authentication.BeginResult.Begun;
import io.countersign.application.authentication.BeginResult.FirstFactorInFuture;
import io.countersign.application.authentication.BeginResult.NotSent;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.browser.BrowserToken;
import io.countersign.application.browser.Browsers;
import io.countersign.application.browser.RecognizedBrowser;
import io.countersign.application.browser.ShownToken;
import io.countersign.application.delivery.Admission;
import io.countersign.application.delivery.Occasion;
import io.countersign.application.delivery.Outgoing;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.delivery.Sender;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** May this user in, and what must they prove? */
public final class BeginAuthentication {

  /** Why a step-up is denied of a user who has nothing to prove. */
  public static final String NOTHING_BOUND = "nothing-bound";

  /** How far an application's clock may be ahead of ours. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /**
   * What a client asks.
   *
   * @param token the user token that asks, if it is not the client itself: a step-up, which proves
   *     something whatever the policy demands of a sign-in
   * @param firstFactor what the client checked itself, and vouches for
   * @param entry how the user is about to come in
   * @param organization on whose behalf the user comes in, if that matters to what is asked
   * @param language of messages; absent for that of the installation
   * @param browser the token of a browser that the user asked to remember; it counts beside a first
   *     factor only, and in no step-up
   */
  public record Ask(
      TenantId tenant,
      ClientId client,
      Optional<UserTokenId> token,
      UserId user,
      Optional<FirstFactor> firstFactor,
      Entry entry,
      Optional<OrganizationId> organization,
      Optional<Locale> language,
      Optional<BrowserToken> browser) {

    /** In a browser that is not remembered. */
    public Ask(
        TenantId tenant,
        ClientId client,
        Optional<UserTokenId> token,
        UserId user,
        Optional<FirstFactor> firstFactor,
        Entry entry,
        Optional<OrganizationId> organization,
        Optional<Locale> language) {
      this(
          tenant,
          client,
          token,
          user,
          firstFactor,
          entry,
          organization,
          language,
          Optional.empty());
    }

    /** A sign-in, in the language of the installation. */
    public Ask(TenantId tenant, ClientId client, UserId user, Optional<FirstFactor> firstFactor) {
      this(
          tenant,
          client,
          Optional.empty(),
          user,
          firstFactor,
          Entry.SIGN_IN,
          Optional.empty(),
          Optional.empty());
    }
  }

  /** How an authentication starts, if it does. */
  private sealed interface Decided {

    record Start(
        Progress progress,
        Optional<Shown> shown,
        Optional<Outgoing> outgoing,
        Optional<RecognizedBrowser> browser)
        implements Decided {

      Start(Progress progress) {
        this(progress, Optional.empty(), Optional.empty(), Optional.empty());
      }

      Start(Challenged challenged, Shown shown, Optional<Outgoing> outgoing) {
        this(challenged, Optional.of(shown), outgoing, Optional.empty());
      }

      Start(Approved approved, RecognizedBrowser browser) {
        this(approved, Optional.empty(), Optional.empty(), Optional.of(browser));
      }
    }

    /** Every message that the user could have been sent would be one too many. */
    record Refused(Admission.Refused refused) implements Decided {}
  }

  private sealed interface Step {

    record Kept(Authentication authentication, Decided.Start start) implements Step {}

    record Ended(BeginResult result) implements Step {}
  }

  private final Transactions transactions;
  private final Users users;
  private final Authenticators authenticators;
  private final Authentications authentications;
  private final Endings endings;
  private final Decisions decisions;
  private final Browsers browsers;
  private final ChallengeMaker challenges;
  private final OutgoingMessages messages;
  private final Standings standings;
  private final Identifiers identifiers;
  private final InstantSource clock;
  private final AuthenticationRules rules;

  public BeginAuthentication(
      Transactions transactions,
      Users users,
      Authenticators authenticators,
      Authentications authentications,
      Endings endings,
      Decisions decisions,
      Browsers browsers,
      ChallengeMaker challenges,
      OutgoingMessages messages,
      Standings standings,
      Identifiers identifiers,
      InstantSource clock,
      AuthenticationRules rules) {
    this.transactions = transactions;
    this.users = users;
    this.authenticators = authenticators;
    this.authentications = authentications;
    this.endings = endings;
    this.decisions = decisions;
    this.browsers = browsers;
    this.challenges = challenges;
    this.messages = messages;
    this.standings = standings;
    this.identifiers = identifiers;
    this.clock = clock;
    this.rules = rules;
  }

  /**
   * @throws FactorUnavailable if every factor that could be asked fails
   * @throws SecretUnreadable if every credential that could be asked for cannot be decrypted
   */
  public BeginResult begin(Ask ask) {
    Instant now = clock.instant();
    if (ask.firstFactor().filter(first -> first.at().isAfter(now.plus(SKEW))).isPresent()) {
      return new FirstFactorInFuture();
    }
    shown(ask).ifPresent(browsers::look);
    Step step =
        transactions.inTransaction(() -> {
          User user = users.mention(new User(ask.tenant(), ask.user(), now));
          return switch (decide(ask, user, now)) {
            case Decided.Start start -> keep(ask, start, now);
            case Decided.Refused(var refused) -> new Step.Ended(new NotSent(refused));
          };
        });
    return switch (step) {
      case Step.Ended(var result) -> result;
      case Step.Kept(var authentication, var start) -> {
        start.outgoing().ifPresent(messages::send);
        yield new Begun(standings.of(authentication, start.shown(), now), start.browser());
      }
    };
  }

  private Step keep(Ask ask, Decided.Start start, Instant now) {
    Authentication authentication = authentication(ask, start.progress(), now);
    authentications.add(authentication);
    endings.tell(
        authentication,
        start.browser().stream().map(one -> Fact.browser(one.id())).toArray(Fact[]::new));
    start.browser().ifPresent(browser -> browsers.tell(browser, authentication));
    return new Step.Kept(authentication, start);
  }

  private Decided decide(Ask ask, User user, Instant now) {
    List<Authenticator> bound = authenticators.ofUser(ask.tenant(), ask.user());
    Decision decision = ask.token().isPresent() ? stepUp(bound) : decisions.first(ask, user, bound);
    return switch (decision) {
      case Decision.Allow() -> new Decided.Start(new Approved(now));
      case Decision.ChallengeWithAny(var types) ->
          recognized(ask, bound, types, now)
              .<Decided>map(browser -> new Decided.Start(new Approved(now), browser))
              .orElseGet(() -> challenge(ask, bound, types, now));
      case Decision.EnrollWithAny(var types, var skippable) ->
          new Decided.Start(new EnrollmentDue(types, skippable));
      case Decision.Deny(var reason) -> new Decided.Start(new Denied(reason, now));
    };
  }

  /** Whoever has nothing can prove nothing, and is let in nowhere by that. */
  private static Decision stepUp(List<Authenticator> bound) {
    return bound.isEmpty()
        ? new Decision.Deny(NOTHING_BOUND)
        : new Decision.ChallengeWithAny(
            bound.stream().map(Authenticator::factor).collect(Collectors.toSet()));
  }

  /** A remembered browser is no first factor and stands in for none; nor is it a fresh proof. */
  private static Optional<ShownToken> shown(Ask ask) {
    return ask.browser()
        .filter(_ -> ask.firstFactor().isPresent() && ask.token().isEmpty())
        .map(token -> new ShownToken(ask.tenant(), ask.client(), ask.user(), token));
  }

  /**
   * The browser that spares the user the challenge. Somebody who guessed until nothing may be
   * answered is not spared it.
   */
  private Optional<RecognizedBrowser> recognized(
      Ask ask, List<Authenticator> bound, Set<FactorType> types, Instant now) {
    boolean lockedOut =
        bound.stream()
            .filter(one -> types.contains(one.factor()))
            .allMatch(one -> one.guesses().spent(rules.guesses(), now));
    return lockedOut ? Optional.empty() : shown(ask).flatMap(browsers::recognize);
  }

  /**
   * One factor that fails, one credential that does not open, or one message too many keeps nobody
   * out who has another.
   */
  private Decided challenge(
      Ask ask, List<Authenticator> bound, Set<FactorType> types, Instant now) {
    @Nullable RuntimeException failure = null;
    @Nullable Decided refused = null;
    for (Authenticator choice : bound.stream().sorted(AskingOrder.FIRST_TO_LAST).toList()) {
      if (types.contains(choice.factor())) {
        try {
          Optional<Decided> decided =
              challenges.make(choice, now).map(made -> admitted(ask, made, now));
          if (decided.orElse(null) instanceof Decided.Start start) {
            return start;
          }
          refused = decided.orElse(refused);
        } catch (FactorUnavailable | SecretUnreadable unusable) {
          failure = unusable;
        }
      }
    }
    if (refused != null) {
      return refused;
    }
    if (failure != null) {
      throw failure;
    }
    return new Decided.Start(new Denied("no-usable-factor", now));
  }

  private Decided admitted(Ask ask, ChallengeMaker.Made made, Instant now) {
    Challenged challenged = new Challenged(made.challenge());
    if (made.message().isEmpty()) {
      return new Decided.Start(challenged, made.shown(), Optional.empty());
    }
    Sender sender =
        new Sender(
            ask.tenant(),
            Optional.of(ask.user()),
            made.challenge().id().value(),
            Occasion.SIGN_IN,
            ask.language());
    return switch (messages.admit(sender, made.message().get(), now)) {
      case Admission.Admitted(var outgoing) ->
          new Decided.Start(challenged, made.shown(), Optional.of(outgoing));
      case Admission.Refused refused -> new Decided.Refused(refused);
    };
  }

  private Authentication authentication(Ask ask, Progress progress, Instant now) {
    return new Authentication(
        new AuthenticationId(identifiers.next()),
        ask.tenant(),
        ask.user(),
        ask.client(),
        ask.token(),
        ask.firstFactor(),
        progress,
        List.of(),
        0,
        now,
        now.plus(rules.lifetime()));
  }
}
