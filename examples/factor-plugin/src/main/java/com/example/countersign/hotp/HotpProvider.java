package com.example.countersign.hotp;

import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import java.util.Set;

/** What the server finds in the archive, by its name in META-INF/services. */
public final class HotpProvider implements FactorProvider {

  @Override
  public FactorType type() {
    return new FactorType("hotp");
  }

  @Override
  public FactorTraits traits() {
    return new FactorTraits(
        "Hardware token", Set.of(FactorKind.POSSESSION), Set.of("otp", "hwk"), false, true);
  }

  /** Settings are {@code factors.hotp.digits} and {@code factors.hotp.lookAhead}. */
  @Override
  public Factor create(FactorConfig config) {
    int digits = config.integer("digits", 6, 6, 8);
    int lookAhead = config.integer("lookAhead", 10, 1, 50);
    config.check();
    return new HotpFactor(digits, lookAhead);
  }
}
