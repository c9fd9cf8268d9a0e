package io.countersign.server.distribution;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Five receivers on loopback, the first of which takes nothing until it recovers. */
final class HookReceivers implements AutoCloseable {

  static final int COUNT = 5;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean recovered = new AtomicBoolean();
  private final AtomicInteger duplicates = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /** The ids under which each receiver was told of each authentication. */
  private final List<Map<String, Set<String>>> told =
      IntStream.range(0, COUNT)
          .<Map<String, Set<String>>>mapToObj(_ -> new ConcurrentHashMap<>())
          .toList();

  HookReceivers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    var _ = server.createContext("/", this::take);
    server.start();
  }

  /** What makes a webhook of one. */
  String body(int number) {
    return "{\"url\":\"http://127.0.0.1:%d/%d\",\"events\":[\"authentication.approved\"]}"
        .formatted(server.getAddress().getPort(), number);
  }

  void recover() {
    recovered.set(true);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      int number = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      String about =
          JSON.readTree(exchange.getRequestBody().readAllBytes())
              .at("/data/details/authentication")
              .asString();
      if (number == 0 && !recovered.get()) {
        refused.incrementAndGet();
        exchange.sendResponseHeaders(500, -1);
        return;
      }
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      boolean first =
          told.get(number).computeIfAbsent(about, _ -> ConcurrentHashMap.newKeySet()).add(id);
      if (!first) {
        duplicates.incrementAndGet();
      }
      exchange.sendResponseHeaders(204, -1);
    }
  }

  boolean allHave(Collection<String> authentications) {
    return told.stream().allMatch(one -> one.keySet().containsAll(authentications));
  }

  List<String> missing(Collection<String> authentications) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      for (String id : authentications) {
        if (!told.get(i).containsKey(id)) {
          missing.add(i + " misses " + id);
        }
      }
    }
    return missing;
  }

  /** Those that somebody was told of besides these. */
  Set<String> others(Collection<String> authentications) {
    Set<String> others = new TreeSet<>();
    told.forEach(one -> others.addAll(one.keySet()));
    others.removeAll(authentications);
    return others;
  }

  /** What came under more than one id. */
  List<String> withSeveralIds() {
    return told.stream()
        .flatMap(one -> one.entrySet().stream())
        .filter(one -> one.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Override
  public String toString() {
    return duplicates + " duplicates, " + refused + " refused";
  }
}
