package io.countersign.totp;

import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import java.util.Set;

/**
 * Brings the factor {@code totp}. Its settings: {@code algorithm} (SHA1, SHA256 or SHA512, default
 * SHA1), {@code digits} (6 to 8, default 6), {@code period} in seconds (15 to 120, default 30),
 * {@code window} in steps each way (0 to 2, default 1). The first three hold for new authenticators
 * only.
 */
public final class TotpProvider implements FactorProvider {

  private static final FactorTraits TRAITS =
      new FactorTraits(
          "Authenticator app", Set.of(FactorKind.POSSESSION), Set.of("otp"), false, true);

  /** For {@link java.util.ServiceLoader}. */
  public TotpProvider() {}

  @Override
  public FactorType type() {
    return new FactorType("totp");
  }

  @Override
  public FactorTraits traits() {
    return TRAITS;
  }

  @Override
  public Factor create(FactorConfig config) {
    return new TotpFactor(TotpSettings.of(config));
  }
}
