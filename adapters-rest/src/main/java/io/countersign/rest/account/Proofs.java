package io.countersign.rest.account;

import io.countersign.application.warrant.Judgement.ProofNeeded;
import io.countersign.application.warrant.Warrant;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.client.Scope;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.factor.FactorType;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Fresh proof on the wire (RFC 9470): the member {@code proof} of whatever changes an account. */
public final class Proofs {

  /** Its name. */
  public static final String PROOF = "proof";

  private static final String AUTHENTICATION = "authenticationId";
  private static final String FIRST_FACTOR = "firstFactor";
  private static final String OVERRIDE = "override";
  private static final int MOST_REASON = 200;

  private Proofs() {}

  /**
   * What the caller says that entitles the change.
   *
   * @throws io.countersign.rest.http.Refusal if it takes a scope that the key lacks
   */
  public static Warrant read(Call call) {
    Optional<Body> said = call.body().object(PROOF);
    if (said.isPresent()) {
      return read(call, said.get());
    }
    Optional<Warrant.Proved> minted = call.token().flatMap(Proofs::mintedWith);
    return minted.isPresent() ? minted.get() : new Warrant.None();
  }

  private static Warrant read(Call call, Body said) {
    said.only(AUTHENTICATION, FIRST_FACTOR, OVERRIDE);
    if (Stream.of(AUTHENTICATION, FIRST_FACTOR, OVERRIDE).filter(said::has).count() != 1) {
      throw new InvalidFields(PROOF, "must have one of authenticationId, firstFactor and override");
    }
    if (said.has(AUTHENTICATION)) {
      AuthenticationId shown = said.text(AUTHENTICATION, Forms.id(AuthenticationId::new));
      return call.token()
          .map(token -> shownBy(token, shown))
          .orElseGet(() -> new Warrant.Proved(shown, call.client(), Optional.empty()));
    }
    if (call.token().isPresent()) {
      throw new InvalidFields(PROOF, "must have authenticationId: a user vouches for nobody");
    }
    if (said.has(OVERRIDE)) {
      call.require(Scope.OVERRIDES_WRITE);
      return new Warrant.Overridden(said.text(OVERRIDE, Forms.line(MOST_REASON)), call.client());
    }
    return new Warrant.Vouched(firstFactor(said.object(FIRST_FACTOR).orElseThrow()), call.client());
  }

  /** What the client knew of, when it minted the token, the token need not have begun itself. */
  private static Warrant.Proved shownBy(UserToken token, AuthenticationId shown) {
    Optional<UserTokenId> begunBy =
        token.authentication().filter(shown::equals).isPresent()
            ? Optional.empty()
            : Optional.of(token.id());
    return new Warrant.Proved(shown, token.client(), begunBy);
  }

  /** What a user token proves by itself. */
  public static Optional<Warrant.Proved> mintedWith(UserToken token) {
    return token.authentication().map(shown -> shownBy(token, shown));
  }

  private static FirstFactor firstFactor(Body said) {
    Instant at = said.only("method", "at").text("at", Forms::time);
    return said.text("method", method -> new FirstFactor(method, at));
  }

  /** What entitled a change, for the log. */
  public static String told(Warrant warrant) {
    return switch (warrant) {
      case Warrant.None() -> "none";
      case Warrant.Proved proved -> "authentication " + proved.authentication();
      case Warrant.Vouched(var first, var _) -> "first factor " + first.method();
      case Warrant.Overridden(var reason, var _) -> "override: " + reason;
    };
  }

  /**
   * RFC 9470 section 3: "The authentication event associated with the access token presented with
   * the request does not meet the authentication requirements of the protected resource."
   */
  public static Failure needed(ProofNeeded needed) {
    long seconds = needed.maxAge().toSeconds();
    return Failure.of(Problem.INSUFFICIENT_USER_AUTHENTICATION)
        .member("maxAgeSeconds", seconds)
        .member("factors", needed.factors().stream().map(FactorType::value).sorted().toList())
        .header(
            "WWW-Authenticate",
            "Bearer error=\"insufficient_user_authentication\","
                + " error_description=\"a fresh proof is needed\", max_age=\""
                + seconds
                + "\"");
  }
}
