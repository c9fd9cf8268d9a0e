package io.countersign.passkey;

import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import java.util.Set;

/** Brings the factor {@code passkey}; {@link PasskeySettings} has its settings. */
public final class PasskeyProvider implements FactorProvider {

  /** What one proves at least; each response says what it proved. */
  private static final FactorTraits TRAITS =
      new FactorTraits(
          "Passkey",
          Set.of(FactorKind.POSSESSION),
          Set.of("swk", "user"),
          true,
          false,
          Attachment.variants(),
          false);

  /** For {@link java.util.ServiceLoader}. */
  public PasskeyProvider() {}

  @Override
  public FactorType type() {
    return new FactorType("passkey");
  }

  @Override
  public FactorTraits traits() {
    return TRAITS;
  }

  @Override
  public Factor create(FactorConfig config) {
    return new PasskeyFactor(PasskeySettings.of(config));
  }
}
