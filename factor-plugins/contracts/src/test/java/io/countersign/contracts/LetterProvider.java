package io.countersign.contracts;

import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import java.util.Set;

/** A sample: codes that are sent in letters. */
record LetterProvider(LetterFault fault) implements FactorProvider {

  @Override
  public FactorType type() {
    return new FactorType("letter");
  }

  @Override
  public FactorTraits traits() {
    return new FactorTraits(
        "Letter",
        Set.of(FactorKind.POSSESSION),
        Set.of("letter"),
        false,
        false,
        fault == LetterFault.IS_ITS_OWN_VARIANT ? Set.of(type()) : Set.of(new FactorType("card")),
        true);
  }

  @Override
  public Factor create(FactorConfig config) {
    config.check();
    return new LetterFactor(fault);
  }
}
