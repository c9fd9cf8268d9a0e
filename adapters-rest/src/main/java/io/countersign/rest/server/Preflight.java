package io.countersign.rest.server;

import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Refusal;
import io.countersign.rest.problem.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a browser asks before it sends a page's request (Fetch standard, CORS-preflight request). It
 * comes without credentials, so nobody knows whose tenant it is about: every page is told the same,
 * which methods and headers there are and nothing else. The request itself is refused unless its
 * token's tenant lists the page: see {@link Origins}.
 */
final class Preflight {

  private static final Pattern PAGE = Pattern.compile("https?://[\\x21-\\x2B\\x2D-\\x7E]{1,247}");
  private static final String HEADERS =
      "Authorization, Content-Type, Idempotency-Key, X-Request-Id";
  private static final String VARY =
      "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

  /** Ten minutes: a page that was taken off the list is refused at once anyway. */
  private static final String MAX_AGE = "600";

  private Preflight() {}

  /** Whether it is one, for a path that pages may use. */
  static boolean isOne(Exchange exchange, Collection<Operation> operations) {
    ServerRequestHeaders headers = exchange.request().headers();
    return exchange.method().equals("OPTIONS")
        && headers.contains(HeaderNames.ORIGIN)
        && headers.contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD)
        && operations.stream().anyMatch(operation -> operation.access().forBrowsers());
  }

  /**
   * The answer.
   *
   * @throws Refusal if it is no page that could be listed
   */
  static Answer answer(Exchange exchange, Collection<Operation> operations) {
    Bodies.refuse(exchange.request());
    List<String> origins = exchange.request().headers().all(HeaderNames.ORIGIN, List::of);
    if (origins.size() > 1 || !PAGE.matcher(origins.getFirst()).matches()) {
      throw new Refusal(Failure.of(Problem.ORIGIN_NOT_ALLOWED));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN.defaultCase(), origins.getFirst());
    headers.put(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS.defaultCase(), methods(operations));
    headers.put(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS.defaultCase(), HEADERS);
    headers.put(HeaderNames.ACCESS_CONTROL_MAX_AGE.defaultCase(), MAX_AGE);
    headers.put(HeaderNames.VARY.defaultCase(), VARY);
    return new NoContent(headers);
  }

  private static String methods(Collection<Operation> operations) {
    return operations.stream()
        .filter(operation -> operation.access().forBrowsers())
        .map(Operation::method)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }
}
