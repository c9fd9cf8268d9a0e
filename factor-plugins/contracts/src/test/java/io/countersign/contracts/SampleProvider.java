package io.countersign.contracts;

import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What the service loader finds: the sample that a test has planted. */
public final class SampleProvider implements FactorProvider {

  private static final AtomicReference<Supplier<FactorProvider>> PLANTED =
      new AtomicReference<>(() -> new CounterProvider(Fault.NONE));

  private final FactorProvider sample = PLANTED.get().get();

  static void plant(Supplier<FactorProvider> sample) {
    PLANTED.set(sample);
  }

  /** Keeps what is planted if it is of this type. */
  static void plantUnless(String type, Supplier<FactorProvider> sample) {
    if (!PLANTED.get().get().type().value().equals(type)) {
      plant(sample);
    }
  }

  @Override
  public FactorType type() {
    return sample.type();
  }

  @Override
  public FactorTraits traits() {
    return sample.traits();
  }

  @Override
  public Factor create(FactorConfig config) {
    return sample.create(config);
  }
}
