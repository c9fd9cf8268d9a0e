package io.countersign.application.policy;

import io.countersign.application.transaction.Preparation;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.transaction.Turn;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Versions that were asked lately, compiled once for all who ask at once. A version never changes,
 * so that nothing here ever has to be thrown away but for want of room. Within a transaction
 * nothing is compiled, and nobody waits for long: that is {@linkplain Preparation prepared}.
 */
public final class CompiledPolicies {

  /** How long whoever is in a transaction waits for a turn to ask before leaving it for that. */
  private static final Duration MOMENT = Duration.ofMillis(20);

  /** How long all stages of a policy may take together, but for the last one. */
  static final Duration LONGEST = Duration.ofSeconds(1);

  /** How long whoever comes in waits for a turn to ask. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private record Key(TenantId tenant, int version) {}

  private record Asking(TenantId tenant) {}

  private final Policies policies;
  private final PolicyEngines engines;
  private final PolicyTurns turns;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private final SequencedMap<Key, Compilation> lately = new LinkedHashMap<>(16, 0.75f, true);
  private final long room;

  /**
   * @param room for what is kept compiled, in bytes; the latest is kept whatever it takes
   */
  public CompiledPolicies(
      Policies policies, PolicyEngines engines, PolicyTurns turns, InstantSource clock, long room) {
    this.policies = policies;
    this.engines = engines;
    this.turns = turns;
    this.clock = clock;
    this.room = room;
  }

  /**
   * What this tenant asks now, if it has a policy of its own.
   *
   * @throws PolicyFailed if it cannot be asked: the user is not let in then
   */
  public Optional<CompiledPolicy> active(Tenant tenant) {
    return tenant.policy().map(version -> of(tenant.id(), version));
  }

  /**
   * One version.
   *
   * @throws PolicyFailed if there is none, or it cannot be asked
   * @throws PoliciesBusy if it would have to be compiled, and others are
   */
  public CompiledPolicy of(TenantId tenant, int version) {
    Key key = new Key(tenant, version);
    Compilation compilation = compilation(key);
    Compilation.Outcome outcome =
        compilation
            .known()
            .orElseGet(
                () -> Preparation.of(key, Compilation.Outcome.class, () -> outcome(compilation)));
    return outcome.policy();
  }

  /**
   * Asks, of a user who comes in. A transaction keeps a connection to the store, and whoever waits
   * for a turn does so without one: policies that take long never keep all connections.
   *
   * @throws PoliciesBusy if there is no turn in time
   */
  public <T> T asking(TenantId tenant, Supplier<T> question) {
    Turn turn = turn(tenant);
    try {
      return question.get();
    } finally {
      turn.end();
    }
  }

  /** The same policy, for one question that begins now. */
  public CompiledPolicy bounded(CompiledPolicy asked) {
    Policy policy = new BoundedPolicy(asked.policy(), clock, clock.instant().plus(LONGEST));
    return new CompiledPolicy(asked.version(), asked.kind(), policy);
  }

  private Turn turn(TenantId tenant) {
    return Preparation.isOpen()
        ? Preparation.found(new Asking(tenant), Turn.class)
            .or(() -> turns.asking().begin(tenant, MOMENT))
            .orElseGet(() -> Preparation.of(new Asking(tenant), Turn.class, () -> waited(tenant)))
        : waited(tenant);
  }

  private Turn waited(TenantId tenant) {
    return turns.asking().begin(tenant, PATIENCE).orElseThrow(TenantTurns::busy);
  }

  private Compilation compilation(Key key) {
    looking.lock();
    try {
      Compilation known = lately.get(key);
      return known == null ? another(key) : known;
    } finally {
      looking.unlock();
    }
  }

  private Compilation another(Key key) {
    Compilation made = new Compilation(clock, () -> compiled(key.tenant(), key.version()));
    lately.put(key, made);
    makeRoom();
    return made;
  }

  /** Those that were not asked for longest make room. */
  private void makeRoom() {
    long size = lately.values().stream().mapToLong(Compilation::size).sum();
    while (size > room && lately.size() > 1) {
      size -= lately.pollFirstEntry().getValue().size();
    }
  }

  private Compilation.Outcome outcome(Compilation compilation) {
    Compilation.Outcome outcome = compilation.outcome();
    looking.lock();
    try {
      makeRoom();
    } finally {
      looking.unlock();
    }
    return outcome;
  }

  private CompiledPolicy compiled(TenantId tenant, int version) {
    return turns.compiling().in(tenant, Compilation.PATIENCE, () -> compile(tenant, version));
  }

  private CompiledPolicy compile(TenantId tenant, int number) {
    PolicyVersion version = policies.find(tenant, number).orElseThrow(() -> none(number));
    try {
      PolicySource source = policies.source(tenant, number).orElseThrow(() -> none(number));
      return new CompiledPolicy(number, version.kind(), engines.compile(version.kind(), source));
    } catch (InvalidPolicy e) {
      throw new PolicyFailed("does-not-compile", told(number, e));
    } catch (MissingEngine e) {
      throw new PolicyFailed("no-engine", e.told());
    } catch (StorageUnavailable | PolicyFailed | PoliciesBusy e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      // A proof that was just given stays given, whatever is wrong with the engine or its secrets.
      throw new PolicyFailed("failed", e.getClass().getSimpleName());
    }
  }

  /** It did when it was saved: another version of the engine must have come since. */
  private static String told(int version, InvalidPolicy invalid) {
    InvalidPolicy.Flaw first = invalid.flaws().getFirst();
    return "version %d of the policy does not compile any more: %s %s"
        .formatted(version, first.where(), first.reason());
  }

  private static PolicyFailed none(int version) {
    return new PolicyFailed("no-policy", "there is no version " + version);
  }
}
