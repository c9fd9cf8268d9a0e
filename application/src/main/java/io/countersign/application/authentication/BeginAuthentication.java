package io.countersign.application.authentication;

import io.countersign.application.authentication.Asking.Asked;
import io.countersign.application.authentication.BeginResult.Begun;
import io.countersign.application.authentication.BeginResult.FirstFactorInFuture;
import io.countersign.application.authentication.BeginResult.NotSent;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.browser.BrowserToken;
import io.countersign.application.browser.Browsers;
import io.countersign.application.browser.RecognizedBrowser;
import io.countersign.application.browser.ShownToken;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.lockout.Gate;
import io.countersign.application.risk.RiskAssessments;
import io.countersign.application.risk.RiskQuestion;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.Deliberation;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** May this user in, and what must they prove? */
public final class BeginAuthentication {

  /** Why a step-up is denied of a user who has nothing to prove. */
  public static final String NOTHING_BOUND = "nothing-bound";

  /** Why somebody is denied whom an administrator locked out. */
  public static final String LOCKED = "locked";

  /** How far an application's clock may be ahead of ours. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /**
   * What a client asks.
   *
   * @param token the user token that asks, if it is not the client itself: a step-up, which proves
   *     something whatever the policy demands of a sign-in
   * @param firstFactor what the client checked itself, and vouches for
   * @param circumstances how the user is about to come in, and what is known of that
   * @param browser the token of a browser that the user asked to remember; it counts beside a first
   *     factor only, and in no step-up
   * @param device what the application keeps with the user to know their device again
   */
  public record Ask(
      TenantId tenant,
      ClientId client,
      Optional<UserTokenId> token,
      UserId user,
      Optional<FirstFactor> firstFactor,
      Circumstances circumstances,
      Optional<BrowserToken> browser,
      Optional<SecretBytes> device) {

    /** A sign-in of which nothing is known, in a browser that is not remembered. */
    public Ask(TenantId tenant, ClientId client, UserId user, Optional<FirstFactor> firstFactor) {
      this(
          tenant,
          client,
          Optional.empty(),
          user,
          firstFactor,
          Circumstances.UNKNOWN,
          Optional.empty(),
          Optional.empty());
    }

    private Ask assessed(Circumstances assessed) {
      return new Ask(tenant, client, token, user, firstFactor, assessed, browser, device);
    }
  }

  private sealed interface Step {

    record Kept(Asked.Stands stands, Optional<RecognizedBrowser> browser) implements Step {}

    record Ended(BeginResult result) implements Step {}
  }

  private final Transactions transactions;
  private final Users users;
  private final Authenticators authenticators;
  private final Authentications authentications;
  private final Endings endings;
  private final Gate gate;
  private final Decisions decisions;
  private final RiskAssessments risks;
  private final Browsers browsers;
  private final Asking asking;
  private final Notices notices;
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
      Gate gate,
      Decisions decisions,
      RiskAssessments risks,
      Browsers browsers,
      Asking asking,
      Notices notices,
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
    this.gate = gate;
    this.decisions = decisions;
    this.risks = risks;
    this.browsers = browsers;
    this.asking = asking;
    this.notices = notices;
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
  public BeginResult begin(Ask asked) {
    Instant now = clock.instant();
    if (asked.firstFactor().filter(first -> first.at().isAfter(now.plus(SKEW))).isPresent()) {
      return new FirstFactorInFuture();
    }
    Ask ask = assessed(asked, now);
    shown(ask).ifPresent(browsers::look);
    Step step =
        transactions.inTransaction(
            List.of(ask.tenant(), ask.user()),
            () -> {
              User user = users.mention(new User(ask.tenant(), ask.user(), now));
              return begin(ask, user, now);
            });
    return switch (step) {
      case Step.Ended(var result) -> result;
      case Step.Kept(var stands, var browser) -> {
        stands.outgoing().ifPresent(messages::send);
        yield new Begun(standings.of(stands.authentication(), stands.shown(), now), browser);
      }
    };
  }

  /**
   * Nobody looks at what nothing is said of, unless there is a policy: that may take who says
   * nothing for a stranger, as whoever stole a password can leave all of it out.
   */
  private Ask assessed(Ask ask, Instant now) {
    Context context = ask.circumstances().context();
    boolean silent = ask.device().isEmpty() && context.request().equals(RequestFacts.NONE);
    if (ask.token().isPresent() || (silent && !decisions.byPolicy(ask.tenant()))) {
      return ask;
    }
    var question = new RiskQuestion(ask.tenant(), ask.user(), now, context, ask.device());
    return ask.assessed(
        ask.circumstances().assessed(risks.assess(question), risks.sighting(question)));
  }

  private Step begin(Ask ask, User user, Instant now) {
    List<Authenticator> bound = authenticators.ofUser(ask.tenant(), ask.user());
    Authentication begun = begun(ask, now);
    Decided decided = decided(ask, begun, user, bound, now);
    Authentication at = begun.deliberated(decided.deliberation());
    Optional<RecognizedBrowser> browser = spared(ask, decided);
    Decision due = browser.isPresent() ? new Decision.Allow() : decided.decision();
    return switch (asking.ask(at, due, bound, now)) {
      case Asked.Refused(var refused) -> new Step.Ended(new NotSent(refused));
      case Asked.Stands stands -> keep(stands, decided, browser);
    };
  }

  private Step keep(Asked.Stands stands, Decided decided, Optional<RecognizedBrowser> browser) {
    Authentication authentication = stands.authentication();
    authentications.add(authentication);
    endings.tellBegun(authentication);
    notices.tell(authentication, decided);
    endings.tell(
        authentication, browser.stream().map(one -> Fact.browser(one.id())).toArray(Fact[]::new));
    browser.ifPresent(one -> browsers.tell(one, authentication));
    return new Step.Kept(stands, browser);
  }

  private Decided decided(
      Ask ask, Authentication begun, User user, List<Authenticator> bound, Instant now) {
    if (gate.closed(ask.tenant(), ask.user()).isPresent()) {
      return new Decided(new Decision.Deny(LOCKED), begun.deliberation(), false, List.of());
    }
    return ask.token().isPresent()
        ? new Decided(stepUp(bound), begun.deliberation(), false, List.of())
        : decisions.first(begun, user, bound, now);
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
   * The browser that spares the user the challenge, be it that strangers guessed until nothing may
   * be answered: its token is a secret that they do not have. Nobody is spared what a policy asks
   * for by name.
   */
  private Optional<RecognizedBrowser> spared(Ask ask, Decided decided) {
    return decided.browserCounts() && decided.decision() instanceof Decision.ChallengeWithAny
        ? shown(ask).flatMap(browsers::recognize)
        : Optional.empty();
  }

  /** Before anything is decided, it is as if the user had a choice to make. */
  private Authentication begun(Ask ask, Instant now) {
    return new Authentication(
        new AuthenticationId(identifiers.next()),
        ask.tenant(),
        ask.user(),
        ask.client(),
        ask.token(),
        ask.firstFactor(),
        new Progress.Choosing(),
        List.of(),
        0,
        Deliberation.about(ask.circumstances()),
        now,
        now.plus(rules.lifetime()));
  }
}
