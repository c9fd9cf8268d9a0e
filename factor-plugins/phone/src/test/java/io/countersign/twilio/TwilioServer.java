package io.countersign.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server on this machine that answers as Twilio's API of 2010-04-01 does by its published
 * description: form in, JSON out, basic authentication, and the magic numbers of its test
 * credentials.
 */
public final class TwilioServer implements AutoCloseable {

  /** Of the one account there is. */
  public static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);

  public static final String TOKEN = "c0ffee".repeat(5) + "aa";
  public static final String NUMBER = "+15005550006";

  private static final Map<String, Problem> MESSAGES =
      Map.of(
          "+15005550001", new Problem(400, 21211, "The 'To' number is not a valid phone number."),
          "+15005550002", new Problem(400, 21612, "Cannot route to this number."),
          "+15005550003", new Problem(400, 21408, "Permission to send has not been enabled."),
          "+15005550004", new Problem(400, 21610, "Attempt to send to unsubscribed recipient"),
          "+15005550009", new Problem(400, 21614, "'To' number is not a valid mobile number"));

  private static final Map<String, Problem> CALLS =
      Map.of(
          "+15005550001", new Problem(400, 21217, "Phone number does not appear to be valid"),
          "+15005550002", new Problem(400, 21214, "'To' phone number cannot be reached"),
          "+15005550003", new Problem(400, 21215, "Account not authorized to call"),
          "+15005550004", new Problem(400, 21216, "Account not allowed to call"));

  /** An error as Twilio writes it. */
  public record Problem(int status, int code, String message) {}

  /** What somebody asked for: {@code Messages} or {@code Calls}, and the fields; and its name. */
  public record Asked(String sid, String resource, Map<String, String> fields) {}

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> keys = new ConcurrentHashMap<>(Map.of(ACCOUNT, TOKEN));
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Optional<Answer> instead = Optional.empty();

  /** What is answered whatever was asked. */
  private record Answer(int status, String type, String body, Map<String, String> headers) {}

  private TwilioServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** On a free port. */
  public static TwilioServer started() {
    return new TwilioServer();
  }

  /** As a setting of the transport. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** What was taken, in order. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** How many requests came, taken or not. */
  public int requests() {
    return requests.get();
  }

  /** Another key of the account. */
  void add(String key, String secret) {
    keys.put(key, secret);
  }

  void answer(int status, String type, String body, Map<String, String> headers) {
    instead = Optional.of(new Answer(status, type, body, headers));
  }

  void answer(Problem problem, Map<String, String> headers) {
    answer(problem.status(), "application/json", json(problem), headers);
  }

  /** Takes what comes, and says nothing. */
  void beSilent() {
    answer(0, "", "", Map.of());
  }

  private void handle(HttpExchange http) throws IOException {
    requests.incrementAndGet();
    Map<String, String> fields = form(new String(http.getRequestBody().readAllBytes(), UTF_8));
    Optional<Answer> given = instead;
    if (given.isPresent()) {
      reply(http, given.get());
      return;
    }
    Optional<Problem> problem = problem(http, fields);
    if (problem.isPresent()) {
      say(http, problem.get().status(), json(problem.get()));
      return;
    }
    String resource = resource(http);
    String kind = resource.equals("Calls") ? "CA" : "SM";
    Asked taken = new Asked("%s%032x".formatted(kind, count.incrementAndGet()), resource, fields);
    asked.add(taken);
    say(http, 201, json(taken));
  }

  private static Map<String, String> form(String body) {
    return Stream.of(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], UTF_8),
                pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  private void reply(HttpExchange http, Answer answer) throws IOException {
    if (answer.status() == 0) {
      await();
      http.close();
      return;
    }
    answer.headers().forEach(http.getResponseHeaders()::add);
    http.getResponseHeaders().add("Content-Type", answer.type());
    write(http, answer.status(), answer.body());
  }

  private void await() throws IOException {
    try {
      closed.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Optional<Problem> problem(HttpExchange http, Map<String, String> fields) {
    if (!http.getRequestMethod().equals("POST") || resource(http).isEmpty()) {
      return Optional.of(new Problem(404, 20404, "The requested resource was not found"));
    }
    if (!authenticated(http)) {
      return Optional.of(new Problem(401, 20003, "Authenticate"));
    }
    boolean call = resource(http).equals("Calls");
    Problem magic = (call ? CALLS : MESSAGES).get(fields.getOrDefault("To", ""));
    return magic == null ? missing(call, fields) : Optional.of(magic);
  }

  private static Optional<Problem> missing(boolean call, Map<String, String> fields) {
    if (!fields.containsKey("To")) {
      return Optional.of(new Problem(400, 21604, "A 'To' phone number is required."));
    }
    if (!fields.containsKey("From") && (call || !fields.containsKey("MessagingServiceSid"))) {
      return Optional.of(new Problem(400, 21603, "A 'From' phone number is required."));
    }
    return fields.containsKey(call ? "Twiml" : "Body")
        ? Optional.empty()
        : Optional.of(new Problem(400, 21602, "Message body is required."));
  }

  private static String resource(HttpExchange http) {
    String path = http.getRequestURI().getPath();
    return List.of("Messages", "Calls").stream()
        .filter(name -> path.equals("/2010-04-01/Accounts/" + ACCOUNT + "/" + name + ".json"))
        .findFirst()
        .orElse("");
  }

  private boolean authenticated(HttpExchange http) {
    String given = String.valueOf(http.getRequestHeaders().getFirst("Authorization"));
    return keys.entrySet().stream()
        .map(key -> (key.getKey() + ":" + key.getValue()).getBytes(UTF_8))
        .anyMatch(key -> given.equals("Basic " + Base64.getEncoder().encodeToString(key)));
  }

  private static String json(Problem problem) {
    return """
    {"code": %d, "message": "%s", "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}\
    """
        .formatted(problem.code(), problem.message(), problem.code(), problem.status());
  }

  private static String json(Asked asked) {
    return """
    {"account_sid": "%s", "api_version": "2010-04-01", "sid": "%s", "status": "queued",
     "to": "%s", "direction": "outbound-api", "error_code": null, "error_message": null,
     "date_created": "Sun, 01 Mar 2026 12:00:00 +0000", "num_segments": "1", "price": null,
     "subresource_uris": {}, "uri": "/2010-04-01/Accounts/%s/%s.json"}\
    """
        .formatted(ACCOUNT, asked.sid(), asked.fields().get("To"), ACCOUNT, asked.resource());
  }

  private static void say(HttpExchange http, int status, String json) throws IOException {
    http.getResponseHeaders().add("Content-Type", "application/json");
    write(http, status, json);
  }

  private static void write(HttpExchange http, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
  }

  /** From now on nobody is there. */
  public void stop() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }

  @Override
  public void close() {
    stop();
  }
}
