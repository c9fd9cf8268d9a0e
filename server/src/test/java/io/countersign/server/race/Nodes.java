package io.countersign.server.race;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.crypto.secret.KeySetFile;
import io.countersign.domain.user.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The nodes of one installation: the same keys, the same database, and nothing else in common. */
final class Nodes implements AutoCloseable {

  private static final int UNHURRIED = 8;
  private static final int PREPARATIONS = 5;
  private static final Duration BREATH = Duration.ofMillis(50);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final AtomicInteger users = new AtomicInteger();
  private final Queue<String> unavailable = new ConcurrentLinkedQueue<>();
  private final List<House> houses;

  private Nodes(List<StorageAddress> addresses, Path directory) {
    Path keys = created(directory).resolve("keys.json");
    var _ = KeySetFile.open(keys);
    houses =
        Race.of(
            addresses.size(),
            i ->
                started(
                    House.open(addresses.get(i), keys, directory.resolve("unpacked-" + i), clock)));
  }

  private static House started(House house) {
    return prepared(() -> {
      house.signing().keep();
      return house;
    });
  }

  /** What only prepares a race is done again if the database was too slow for it. */
  static <T> T prepared(Supplier<T> preparation) {
    for (int left = PREPARATIONS; ; left--) {
      try {
        return preparation.get();
      } catch (StorageUnavailable slow) {
        if (left == 1) {
          throw slow;
        }
        // Who was refused because there is a crowd comes again when some of it have gone.
        LockSupport.parkNanos(BREATH.toNanos());
      }
    }
  }

  /** Starts all of them at once on a new store. */
  static Nodes open(Installation installation, Path directory) {
    StorageAddress address = installation.address(directory);
    return open(Collections.nCopies(installation.nodes(), address), directory);
  }

  /** One for each address, which all lead to the same store. */
  static Nodes open(List<StorageAddress> addresses, Path directory) {
    return new Nodes(addresses, directory);
  }

  /** Whether the build asked for the long form (the profile {@code full}). */
  static boolean full() {
    return "full".equals(System.getProperty("countersign.races"));
  }

  SettableClock clock() {
    return clock;
  }

  UserId newUser() {
    return new UserId("user-" + users.incrementAndGet());
  }

  /** The nodes in turn, as behind a load balancer. */
  House node(int number) {
    return houses.get(number % houses.size());
  }

  /** How many responses a factor has looked at, on any node. */
  long evaluations() {
    return houses.stream().mapToLong(House::evaluations).sum();
  }

  /**
   * Lets clients run against each other, spread over the nodes.
   *
   * @return what those of them got that were answered: who waits too long for the others gets 503
   */
  <T> List<T> race(int clients, BiFunction<House, Integer, T> client) {
    return Race.of(clients, i -> answer(client, i)).stream().flatMap(Optional::stream).toList();
  }

  /** Does something on the nodes in turn, few at a time, so that all of it is done. */
  <T> List<T> each(int times, Function<House, T> work) {
    List<List<T>> shares =
        Race.of(
            UNHURRIED,
            worker ->
                IntStream.range(0, times)
                    .filter(i -> i % UNHURRIED == worker)
                    .mapToObj(i -> prepared(() -> work.apply(node(i))))
                    .toList());
    return shares.stream().flatMap(List::stream).toList();
  }

  /** Why how many were answered 503. */
  Map<String, Long> unavailable() {
    return unavailable.stream().collect(Collectors.groupingBy(why -> why, Collectors.counting()));
  }

  @Override
  public void close() {
    houses.forEach(House::close);
  }

  private static Path created(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> Optional<T> answer(BiFunction<House, Integer, T> client, int number) {
    try {
      return Optional.of(client.apply(node(number), number));
    } catch (StorageUnavailable late) {
      unavailable.add(String.valueOf(late.getCause()));
      return Optional.empty();
    }
  }
}
