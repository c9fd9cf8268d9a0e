package io.countersign.application.policy;

import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Versions that were asked lately, compiled once for all who ask at once. A version never changes,
 * so that nothing here ever has to be thrown away but for want of room.
 */
public final class CompiledPolicies {

  private record Key(TenantId tenant, int version) {}

  private final Policies policies;
  private final PolicyEngines engines;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<Key, Compilation> lately;

  /**
   * @param most how many are kept compiled, 1 or more
   */
  public CompiledPolicies(Policies policies, PolicyEngines engines, int most) {
    this.policies = policies;
    this.engines = engines;
    this.lately =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Compilation> eldest) {
            return size() > most;
          }
        };
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
   */
  public CompiledPolicy of(TenantId tenant, int version) {
    return compilation(new Key(tenant, version)).policy();
  }

  private Compilation compilation(Key key) {
    turn.lock();
    try {
      return lately.computeIfAbsent(key, Compilation::new);
    } finally {
      turn.unlock();
    }
  }

  /** The first who asks compiles, the others wait. What failed is tried again by the next. */
  private final class Compilation {

    private final Key key;
    private final ReentrantLock compiling = new ReentrantLock();
    private volatile @Nullable CompiledPolicy done;

    Compilation(Key key) {
      this.key = key;
    }

    CompiledPolicy policy() {
      CompiledPolicy known = done;
      return known == null ? compiledOnce() : known;
    }

    private CompiledPolicy compiledOnce() {
      compiling.lock();
      try {
        CompiledPolicy known = done;
        if (known == null) {
          known = compile();
          done = known;
        }
        return known;
      } finally {
        compiling.unlock();
      }
    }

    private CompiledPolicy compile() {
      PolicyVersion version = policies.find(key.tenant(), key.version()).orElseThrow(this::none);
      try {
        PolicySource source = policies.source(key.tenant(), key.version()).orElseThrow(this::none);
        return new CompiledPolicy(
            key.version(), version.kind(), engines.compile(version.kind(), source));
      } catch (InvalidPolicy e) {
        throw new PolicyFailed("does-not-compile", told(e));
      } catch (MissingEngine e) {
        throw new PolicyFailed("no-engine", e.told());
      } catch (StorageUnavailable | PolicyFailed e) {
        throw e;
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        // A proof that was just given stays given, whatever is wrong with the engine or its
        // secrets.
        throw new PolicyFailed("failed", e.getClass().getSimpleName());
      }
    }

    /** It did when it was saved: another version of the engine must have come since. */
    private String told(InvalidPolicy invalid) {
      InvalidPolicy.Flaw first = invalid.flaws().getFirst();
      return "version %d of the policy does not compile any more: %s %s"
          .formatted(key.version(), first.where(), first.reason());
    }

    private PolicyFailed none() {
      return new PolicyFailed("no-policy", "there is no version " + key.version());
    }
  }
}
