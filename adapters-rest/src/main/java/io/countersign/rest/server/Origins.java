package io.countersign.rest.server;

import io.countersign.application.tenant.ReadTenant;
import io.countersign.domain.account.UserToken;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Refusal;
import io.countersign.rest.problem.Problem;
import io.helidon.http.HeaderNames;
import java.util.List;

/**
 * From which pages a user token is taken: those of the origins that its tenant lists, compared
 * character by character (Fetch standard, section 3.3, CORS protocol). A token that was taken from
 * one page opens nothing from another. What is no page sends no {@code Origin}, and no browser
 * keeps an answer from it.
 */
final class Origins {

  private final ReadTenant tenants;

  Origins(ReadTenant tenants) {
    this.tenants = tenants;
  }

  /**
   * Lets the page read the answer, whatever it will be.
   *
   * @throws Refusal if the page is not one of the tenant's
   */
  void admit(Exchange exchange, UserToken token) {
    List<String> sent = exchange.request().headers().all(HeaderNames.ORIGIN, List::of);
    if (sent.isEmpty()) {
      return;
    }
    String origin = sent.getFirst();
    if (sent.size() > 1 || !tenants.read(token.tenant()).settings().origins().contains(origin)) {
      throw new Refusal(Failure.of(Problem.ORIGIN_NOT_ALLOWED));
    }
    exchange.readableBy(origin);
  }
}
