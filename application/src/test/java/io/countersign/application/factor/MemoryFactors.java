package io.countersign.application.factor;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** {@link Factors} that are loaded and unloaded by whoever has this object. */
public final class MemoryFactors implements Factors {

  private final Map<FactorType, LoadedFactor> loaded = new ConcurrentSkipListMap<>();
  private final List<RefusedPlugin> refused = new CopyOnWriteArrayList<>();

  /** Loads a factor, instead of the one that had its type. */
  public void load(FactorType type, FactorTraits traits, Factor factor) {
    loaded.put(type, new LoadedFactor(type, "1.0.0", traits, new Guarded(type, factor)));
  }

  /** It is gone. */
  public void unload(FactorType type) {
    loaded.remove(type);
  }

  /** An archive is there that cannot be used. */
  public void refuse(RefusedPlugin plugin) {
    refused.add(plugin);
  }

  @Override
  public List<RefusedPlugin> refused() {
    return List.copyOf(refused);
  }

  @Override
  public Optional<LoadedFactor> find(FactorType type) {
    return loaded.values().stream().filter(factor -> factor.answersTo(type)).findFirst();
  }

  @Override
  public List<LoadedFactor> all() {
    return List.copyOf(loaded.values());
  }

  private record Guarded(FactorType type, Factor factor) implements Factor {

    @Override
    public EnrollmentStart begin(EnrollmentRequest request) {
      return guarded(() -> factor.begin(request));
    }

    @Override
    public Optional<EnrollmentStart> beginAgain(Credential pending, ChallengeRequest request) {
      return guarded(() -> factor.beginAgain(pending, request));
    }

    @Override
    public Optional<SecretBytes> answering(Fields response) {
      return guarded(() -> factor.answering(response));
    }

    @Override
    public Verification confirm(Credential pending, Fields response, Instant now) {
      return guarded(() -> factor.confirm(pending, response, now));
    }

    @Override
    public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
      return guarded(() -> factor.challenge(credential, request));
    }

    @Override
    public Verification verify(
        Credential credential, ChallengeState challenge, Fields response, Instant now) {
      return guarded(() -> factor.verify(credential, challenge, response, now));
    }

    private <T> T guarded(Supplier<T> call) {
      try {
        return call.get();
      } catch (MalformedField malformed) {
        throw malformed;
      } catch (RuntimeException failure) {
        throw new FactorUnavailable(type, failure);
      }
    }
  }
}
