package io.countersign.server.distribution;

import io.countersign.server.distribution.Seeds.Seed;
import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sign-ins whose client repeats what got no answer once, on another server, and does not let a
 * server have the same code twice.
 */
final class SignIns {

  private final Caller caller;
  private final Seeds seeds;
  private final AtomicInteger succeeded = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();
  private final AtomicInteger foundApproved = new AtomicInteger();
  private final AtomicInteger usedUp = new AtomicInteger();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  SignIns(Caller caller, Seeds seeds) {
    this.caller = caller;
    this.seeds = seeds;
  }

  int succeeded() {
    return succeeded.get();
  }

  /** Those that failed, and how. */
  Queue<String> failed() {
    return failed;
  }

  /** What must never be. */
  Queue<String> wrong() {
    return wrong;
  }

  /** How often a code was tried a second time, and refused. */
  int usedUp() {
    return usedUp.get();
  }

  /** A new user signs in on the server after this one, or on the next if that does not answer. */
  void signIn(int server) {
    Seed seed = seeds.next();
    begun(server, seed).ifPresent(id -> verify(server + 1, id, seed));
  }

  private void verify(int server, String id, Seed seed) {
    String code = seed.code();
    Optional<Answered> answer = answered(() -> caller.verify(server, id, code));
    if (answer.isEmpty()) {
      repeated.incrementAndGet();
      answer = answered(() -> caller.verify(server + 1, id, code));
    }
    if (answer
        .filter(told -> told.is(200) || (told.is(409) && isApproved(server + 1, id)))
        .isEmpty()) {
      failed.add(String.valueOf(answer));
      return;
    }
    succeeded.incrementAndGet();
    tryAgain(server + 2, seed, code);
  }

  /** What was durable before its server was killed, and could not be answered. */
  private boolean isApproved(int server, String id) {
    boolean approved =
        answered(() -> caller.get(server, "/v1/authentications/" + id))
            .filter(read -> read.member("status").equals("approved"))
            .isPresent();
    if (approved) {
      foundApproved.incrementAndGet();
    }
    return approved;
  }

  private void tryAgain(int server, Seed seed, String code) {
    answered(() -> caller.begin(server, seed.user()))
        .filter(begun -> begun.is(201))
        .flatMap(begun -> answered(() -> caller.verify(server, begun.member("id"), code)))
        .ifPresent(told -> {
          if (told.is(422)) {
            usedUp.incrementAndGet();
          } else {
            wrong.add("a used code got " + told);
          }
        });
  }

  /** Not what is measured: a user whose server was killed before begins with nothing. */
  private Optional<String> begun(int server, Seed seed) {
    return answered(() -> caller.importApp(server, seed.user(), seed.secret()))
        .filter(made -> made.is(201))
        .flatMap(_ -> answered(() -> caller.begin(server, seed.user())))
        .filter(begun -> begun.is(201))
        .map(begun -> begun.member("id"));
  }

  private interface Request {
    Answered send() throws IOException;
  }

  /** Nothing if there was no answer, or one that nothing can be known from. */
  private static Optional<Answered> answered(Request request) {
    try {
      return Optional.of(request.send()).filter(answer -> !answer.is(503));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "%d succeeded, of which %d found approved after a repetition, %d repeated, %d failed %s, %d codes tried again"
        .formatted(
            succeeded.get(),
            foundApproved.get(),
            repeated.get(),
            failed.size(),
            failed,
            usedUp.get());
  }
}
