package io.countersign.application.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link Departures} that nobody sends: the test reads them. */
public final class MemoryDepartures implements Departures {

  private final List<Outgoing> all = new CopyOnWriteArrayList<>();

  @Override
  public void add(Outgoing outgoing) {
    all.add(outgoing);
  }

  /** All there were. */
  public List<Outgoing> all() {
    return List.copyOf(all);
  }

  /** The code of the latest message of a challenge, an enrollment or a contact verification. */
  public String code(UUID subject) {
    return all.reversed().stream()
        .filter(outgoing -> outgoing.delivery().subject().equals(subject))
        .map(outgoing -> new String(outgoing.message().code().reveal(), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("nothing was sent for " + subject));
  }
}
