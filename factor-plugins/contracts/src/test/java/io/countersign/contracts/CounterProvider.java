package io.countersign.contracts;

import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A sample: codes that a counter makes. */
record CounterProvider(Fault fault) implements FactorProvider {

  private static final AtomicInteger ASKED = new AtomicInteger();

  @Override
  public FactorType type() {
    return new FactorType("counter");
  }

  @Override
  public FactorTraits traits() {
    String name =
        fault == Fault.CHANGES_ITS_TRAITS ? "Counter " + ASKED.incrementAndGet() : "Counter";
    return new FactorTraits(name, Set.of(FactorKind.POSSESSION), Set.of("otp"), false, true);
  }

  @Override
  public Factor create(FactorConfig config) {
    if (fault != Fault.TAKES_UNKNOWN_SETTINGS) {
      config.check();
    }
    return new CounterFactor(fault);
  }
}
