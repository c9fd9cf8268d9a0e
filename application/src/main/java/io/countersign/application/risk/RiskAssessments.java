package io.countersign.application.risk;

import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.domain.risk.Sighting;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks every assessor, and lets those that can remember who came in. Whatever an assessor does, the
 * question is answered in time: one that fails answers {@link Assessment#NOT_AVAILABLE}.
 */
public final class RiskAssessments {

  /** How long those from elsewhere have, all of them together. */
  public static final Duration PATIENCE = Duration.ofMillis(200);

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

  /**
   * An assessor from elsewhere.
   *
   * @param name as it was at the start, and no other's
   * @param threads of its own, a bounded number; one that takes no more refuses
   */
  public record Guest(String name, Assessor assessor, Executor threads) {}

  private final NewDevice devices;
  private final ImpossibleTravel travel;
  private final List<Assessor> own;
  private final List<Guest> guests;
  private final InstantSource clock;
  private final BiConsumer<String, Throwable> trouble;

  /**
   * @param others built-in ones that remember nothing
   * @param guests from elsewhere
   * @param trouble told the name of each assessor that did not answer, and why; often, if need be
   * @throws IllegalArgumentException if two have one name, or one has none
   */
  public RiskAssessments(
      NewDevice devices,
      ImpossibleTravel travel,
      List<Assessor> others,
      List<Guest> guests,
      InstantSource clock,
      BiConsumer<String, Throwable> trouble) {
    this.devices = devices;
    this.travel = travel;
    this.own = List.copyOf(others);
    this.guests = List.copyOf(guests);
    this.clock = clock;
    this.trouble = trouble;
    requireNames();
  }

  private void requireNames() {
    List<String> names =
        Stream.of(
                Stream.of(devices.name(), travel.name()),
                own.stream().map(Assessor::name),
                guests.stream().map(Guest::name))
            .flatMap(each -> each)
            .toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!NAME.matcher(name).matches() || !seen.add(name)) {
        throw new IllegalArgumentException(
            "an assessor needs a name of its own, of letters and digits: " + name);
      }
    }
  }

  /**
   * What all of them say of somebody who is about to come in. To be called before the transaction
   * in which the authentication begins, and before the user is mentioned in it.
   */
  public RiskAssessment assess(RiskQuestion question) {
    Instant end = clock.instant().plus(PATIENCE);
    Map<String, FutureTask<Assessment>> asked = new TreeMap<>();
    for (Guest guest : guests) {
      asked.put(guest.name(), ask(guest, question));
    }
    SortedMap<String, Assessment> found = new TreeMap<>();
    found.put(devices.name(), answer(devices, question));
    found.put(travel.name(), answer(travel, question));
    for (Assessor assessor : own) {
      found.put(assessor.name(), answer(assessor, question));
    }
    asked.forEach((name, task) -> found.put(name, answer(name, task, end)));
    return new RiskAssessment(found);
  }

  /**
   * What may be kept of somebody with the authentication that they began, until it is approved: the
   * token of their device may not. Nothing is read from the store for it.
   */
  public Sighting sighting(RiskQuestion question) {
    return new Sighting(devices.marks(question), travel.place(question));
  }

  /**
   * Remembers with what and from where somebody came in. To be called in the transaction that
   * approves an authentication: it is remembered if that is committed.
   *
   * @param at when it was approved
   */
  public void remember(TenantId tenant, UserId user, Sighting sighting, Instant at) {
    devices.remember(tenant, user, sighting.marks(), at);
    sighting.place().ifPresent(here -> travel.remember(tenant, user, here, at));
  }

  /** As {@link #remember(TenantId, UserId, Sighting, Instant)}, of who is approved at once. */
  public void remember(RiskQuestion question) {
    remember(question.tenant(), question.user(), sighting(question), question.at());
  }

  private Assessment answer(Assessor assessor, RiskQuestion question) {
    try {
      return Objects.requireNonNull(assessor.assess(question));
    } catch (RuntimeException failed) {
      return unavailable(assessor.name(), failed);
    }
  }

  private FutureTask<Assessment> ask(Guest guest, RiskQuestion question) {
    FutureTask<Assessment> task =
        new FutureTask<>(() -> Objects.requireNonNull(guest.assessor().assess(question)));
    try {
      guest.threads().execute(task);
    } catch (RejectedExecutionException | OutOfMemoryError busy) {
      task.cancel(false);
    }
    return task;
  }

  private Assessment answer(String name, FutureTask<Assessment> task, Instant end) {
    try {
      return task.get(nanosUntil(end), TimeUnit.NANOSECONDS);
    } catch (CancellationException busy) {
      return unavailable(name, busy);
    } catch (ExecutionException failed) {
      return unavailable(name, Objects.requireNonNullElse(failed.getCause(), failed));
    } catch (TimeoutException late) {
      task.cancel(true);
      return unavailable(name, late);
    } catch (InterruptedException stopped) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return unavailable(name, stopped);
    }
  }

  /** Never more than there was to begin with, even if the clock is set back meanwhile. */
  private long nanosUntil(Instant end) {
    return Math.clamp(
        Duration.between(clock.instant(), end).toMillis() * 1_000_000, 0, PATIENCE.toNanos());
  }

  private Assessment unavailable(String name, Throwable why) {
    trouble.accept(name, why);
    return Assessment.NOT_AVAILABLE;
  }
}
