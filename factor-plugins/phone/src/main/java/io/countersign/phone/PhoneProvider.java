package io.countersign.phone;

import io.countersign.domain.factor.CodeRules;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import java.util.Set;

/**
 * Brings the factor {@code phone} with its variants {@code sms} and {@code voice}. Its settings are
 * those of {@link CodeRules#of}, and hold for the codes that are sent from now on.
 */
public final class PhoneProvider implements FactorProvider {

  /** A success says by which way the code came: {@code sms} or {@code tel} (RFC 8176). */
  private static final FactorTraits TRAITS =
      new FactorTraits(
          "Phone",
          Set.of(FactorKind.POSSESSION),
          Set.of(Way.SMS.amr()),
          false,
          false,
          Way.types(),
          true);

  /** For {@link java.util.ServiceLoader}. */
  public PhoneProvider() {}

  @Override
  public FactorType type() {
    return new FactorType("phone");
  }

  @Override
  public FactorTraits traits() {
    return TRAITS;
  }

  @Override
  public Factor create(FactorConfig config) {
    CodeRules rules = CodeRules.of(config);
    config.check();
    return new PhoneFactor(rules);
  }
}
