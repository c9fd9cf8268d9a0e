package io.countersign.rest.server;

import io.countersign.application.client.RecognizeCaller;
import io.countersign.domain.client.ApiKey;
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

  Callers(RecognizeCaller recognizeCaller) {
    this.recognizeCaller = recognizeCaller;
  }

  /** The key of whoever calls, or nothing where everybody may. */
  Optional<ApiKey> admit(ServerRequestHeaders headers, Access access) {
    return switch (access) {
      case Access.Open() -> Optional.empty();
      case Access.AnyKey() -> Optional.of(caller(headers));
      case Access.Needs(var scope) -> Optional.of(holder(caller(headers), scope));
    };
  }

  private static ApiKey holder(ApiKey caller, Scope scope) {
    if (!caller.scopes().contains(scope)) {
      throw Refusal.lacking(scope);
    }
    return caller;
  }

  private ApiKey caller(ServerRequestHeaders headers) {
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
