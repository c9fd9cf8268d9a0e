package io.countersign.benchmarks.lockout;

import io.countersign.benchmarks.client.WireClient;
import io.countersign.benchmarks.load.Load;
import io.countersign.benchmarks.load.Measured;
import io.countersign.benchmarks.load.Work;
import io.countersign.server.demo.AuthenticatorApp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Users with an authenticator app, of whom none signs in twice in one of its steps. */
final class People {

  private static final int PERIOD = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * One of them.
   *
   * @param free from when on there is another code
   */
  record Person(int number, AuthenticatorApp app, Instant free) {

    String id() {
      return "user-" + number;
    }

    String identifier() {
      return "email:" + id() + "@acme.example";
    }
  }

  private final Server server;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Queue<Person> waiting = new ConcurrentLinkedQueue<>();

  People(Server server) {
    this.server = server;
  }

  /** Enrolls some more, who sign in in turns. */
  void enroll(int many) throws Exception {
    AtomicInteger left = new AtomicInteger(many);
    Measured prepared = new Load(4, PATIENCE).run(_ -> new Enroll(this, server.connect(), left));
    if (prepared.errors() > 0) {
      throw new IllegalStateException("preparing failed: " + prepared.firstError());
    }
  }

  /** One more, who is nobody's turn. */
  Person enrolled(WireClient client) throws IOException {
    int number = numbers.incrementAndGet();
    AuthenticatorApp app = new AuthenticatorApp(secret(number), "SHA1", 6, PERIOD);
    Server.answered(
        client.post(
            "/v1/authenticators",
            "{\"userId\":\"user-%d\",\"factor\":\"totp\",\"options\":{\"secret\":\"%s\"}}"
                .formatted(number, app.secret())),
        201);
    return new Person(number, app, Instant.EPOCH);
  }

  /** Whose turn it is. */
  Person next() {
    Person next = waiting.remove();
    if (next.free().isAfter(Instant.now())) {
      throw new IllegalStateException("there are too few people");
    }
    return next;
  }

  /** Signed in. */
  void done(Person person) {
    waiting.add(new Person(person.number(), person.app(), Instant.now().plusSeconds(PERIOD + 1)));
  }

  /** A secret of their own for each: the digits of a number as letters of base 32. */
  private static String secret(int number) {
    return "%032d"
        .formatted(number)
        .chars()
        .mapToObj(digit -> String.valueOf((char) ('A' + digit - '0')))
        .collect(Collectors.joining());
  }

  private record Enroll(People people, WireClient client, AtomicInteger left) implements Work {

    @Override
    public boolean once() throws IOException {
      if (left.getAndDecrement() <= 0) {
        return false;
      }
      people.waiting.add(people.enrolled(client));
      return true;
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
