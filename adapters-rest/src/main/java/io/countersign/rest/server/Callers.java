package io.countersign.rest.server;

import io.countersign.application.client.Caller;
import io.countersign.application.client.RecognizeCaller;
import io.countersign.domain.account.UserScope;
import io.countersign.domain.client.Scope;
import io.countersign.rest.http.Access;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Refusal;
import io.countersign.rest.problem.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Optional;

/** Who calls (RFC 6750), and whether they may. */
final class Callers {

  private static final String BEARER = "Bearer ";
  private static final String CHALLENGE = "WWW-Authenticate";

  private final RecognizeCaller recognizeCaller;
  private final Origins origins;

  Callers(RecognizeCaller recognizeCaller, Origins origins) {
    this.recognizeCaller = recognizeCaller;
    this.origins = origins;
  }

  /** Whoever calls, or nothing where everybody may. */
  Optional<Caller> admit(Exchange exchange, Access access) {
    if (access instanceof Access.Open) {
      return Optional.empty();
    }
    Caller caller = caller(exchange.request().headers());
    if (access.forBrowsers() && caller instanceof Caller.OfUser(var token)) {
      // Before anything else, so that the page can read why it is refused further on.
      origins.admit(exchange, token);
    }
    require(caller, access);
    return Optional.of(caller);
  }

  private static void require(Caller caller, Access access) {
    switch (access) {
      case Access.Open() -> {}
      case Access.AnyKey() -> {
        if (caller instanceof Caller.OfUser) {
          throw Refusal.lacking();
        }
      }
      case Access.Needs(var scope) -> {
        if (!holds(caller, scope)) {
          throw Refusal.lacking(scope.text());
        }
      }
      case Access.AlsoUsers(var scope) -> {
        switch (caller) {
          case Caller.OfClient _ -> require(caller, new Access.Needs(scope));
          // A step-up spends guesses and sends codes: it is no reading, whatever its method.
          case Caller.OfUser _ -> require(caller, new Access.OwnAccount(UserScope.ACCOUNT_WRITE));
        }
      }
      case Access.OwnAccount(var scope) -> {
        if (!(caller instanceof Caller.OfUser(var token)) || !token.scopes().contains(scope)) {
          throw Refusal.lacking(scope.text());
        }
      }
    }
  }

  private static boolean holds(Caller caller, Scope scope) {
    return caller instanceof Caller.OfClient(var key) && key.scopes().contains(scope);
  }

  private Caller caller(ServerRequestHeaders headers) {
    List<String> sent = headers.all(HeaderNames.AUTHORIZATION, List::of);
    if (sent.isEmpty()) {
      throw unauthenticated("Bearer realm=\"countersign\"");
    }
    return token(sent)
        .flatMap(recognizeCaller::recognize)
        .orElseThrow(
            () -> unauthenticated("Bearer realm=\"countersign\", error=\"invalid_token\""));
  }

  /** One header, the scheme in any case (RFC 9110 section 11.1), one space, the token. */
  private static Optional<String> token(List<String> sent) {
    String header = sent.getFirst();
    return sent.size() == 1 && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()))
        : Optional.empty();
  }

  private static Refusal unauthenticated(String challenge) {
    return new Refusal(Failure.of(Problem.UNAUTHENTICATED).header(CHALLENGE, challenge));
  }
}
