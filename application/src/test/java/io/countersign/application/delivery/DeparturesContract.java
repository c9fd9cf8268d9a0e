package io.countersign.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.Destination;
import io.countersign.domain.factor.Message;
import io.countersign.domain.outgoing.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Departures} does. */
public interface DeparturesContract {

  /** The adapter under test. */
  Departures departures();

  /** Keeps the delivery of a message that is about to be added. */
  void begun(Delivery delivery);

  /** Whose messages left, in any order. */
  List<UUID> left();

  @Test
  default void every_message_leaves_once() {
    List<Outgoing> many = Stream.generate(DeparturesContract::outgoing).limit(100).toList();

    for (Outgoing one : many) {
      begun(one.delivery());
      departures().add(one);
    }

    await(() -> left().size() >= many.size());
    assertThat(left())
        .containsExactlyInAnyOrderElementsOf(
            many.stream().map(one -> one.delivery().id().value()).toList());
  }

  /** A text message that is worth something for ten minutes. */
  static Outgoing outgoing() {
    Delivery delivery = Samples.delivery(Samples.tenant(), UUID.randomUUID(), Samples.NOW);
    Message message =
        new Message(
            Channel.SMS,
            new Destination("+33612345612", "+33 • 12", Optional.of("FR")),
            Samples.secret("123456"),
            Instant.now().plusSeconds(600));
    return new Outgoing(delivery, message, Occasion.SIGN_IN, Locale.FRENCH, "Shop", 0, 0);
  }

  /** Waits for it, and fails if it does not come about. */
  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
