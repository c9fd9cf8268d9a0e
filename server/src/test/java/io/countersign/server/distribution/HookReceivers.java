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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ten receivers on loopback, the first two of which fail in all ways there are until they recover.
 */
final class HookReceivers implements AutoCloseable {

  static final int COUNT = 10;
  private static final int FAILING = COUNT / 5;
  private static final JsonMapper JSON = new JsonMapper();

  /** How a receiver fails: it never answers, or ends the connection, or says no. */
  enum Way {
    HANGS,
    TAKES_AND_CUTS,
    CUTS,
    REFUSES
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch recovered = new CountDownLatch(1);
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger duplicates = new AtomicInteger();
  private final List<AtomicInteger> failures =
      IntStream.range(0, FAILING).mapToObj(_ -> new AtomicInteger()).toList();

  /** The ids under which each receiver was told of each authentication. */
  private final List<Map<String, Set<String>>> told =
      IntStream.range(0, COUNT)
          .<Map<String, Set<String>>>mapToObj(_ -> new ConcurrentHashMap<>())
          .toList();

  HookReceivers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    var _ = server.createContext("/", this::answer);
    server.start();
  }

  /** What makes a webhook of one. */
  String body(int number) {
    return "{\"url\":\"http://127.0.0.1:%d/%d\",\"events\":[\"authentication.approved\"]}"
        .formatted(server.getAddress().getPort(), number);
  }

  void recover() {
    recovered.countDown();
  }

  /** An exchange that ends without an answer has its connection cut. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int number = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      JsonNode event = JSON.readTree(exchange.getRequestBody().readAllBytes());
      if (number < FAILING && recovered.getCount() > 0) {
        fail(number, exchange, event);
      } else {
        take(number, exchange, event);
        exchange.sendResponseHeaders(204, -1);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(int number, HttpExchange exchange, JsonNode event)
      throws IOException, InterruptedException {
    Way[] ways = Way.values();
    switch (ways[failures.get(number).getAndIncrement() % ways.length]) {
      case HANGS -> recovered.await();
      case TAKES_AND_CUTS -> take(number, exchange, event);
      case CUTS -> {}
      case REFUSES -> exchange.sendResponseHeaders(500, -1);
    }
  }

  private void take(int number, HttpExchange exchange, JsonNode event) {
    String about = event.at("/data/details/authentication").asString();
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    taken.incrementAndGet();
    if (!told.get(number).computeIfAbsent(about, _ -> ConcurrentHashMap.newKeySet()).add(id)) {
      duplicates.incrementAndGet();
    }
  }

  /** Whether each of those that were to fail did so in all ways. */
  boolean failedInAllWays() {
    return failures.stream().allMatch(one -> one.get() >= Way.values().length);
  }

  /** How often something came again that was taken before. */
  int duplicates() {
    return duplicates.get();
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
    return "%s taken, %s of them duplicates; failures of those that fail: %s"
        .formatted(taken, duplicates, failures);
  }
}
