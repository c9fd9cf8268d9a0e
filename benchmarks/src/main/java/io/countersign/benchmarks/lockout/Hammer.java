package io.countersign.benchmarks.lockout;

import io.countersign.benchmarks.client.WireClient;
import io.countersign.benchmarks.client.WireClient.Answer;
import io.countersign.benchmarks.load.Work;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Guesses at one identifier, from many addresses, locked or not. */
record Hammer(String identifier, WireClient client, AtomicInteger guesses, AtomicInteger lookedAt)
    implements Work {

  private static final int LOCKED = 429;

  @Override
  public boolean once() throws IOException {
    int address = guesses.incrementAndGet();
    String said = ",\"ip\":\"203.0.%d.%d\"".formatted(address / 256 % 256, address % 256);
    Answer attempt = Server.attempt(client, identifier, said);
    if (attempt.status() == LOCKED) {
      return true;
    }
    Server.report(client, Server.answered(attempt, 201), "failed");
    lookedAt.incrementAndGet();
    return true;
  }

  @Override
  public void close() {
    client.close();
  }
}
