package io.countersign.email;

import io.countersign.domain.factor.CodeRules;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import java.util.Set;

/**
 * Brings the factor {@code email}. Its settings are those of {@link CodeRules#of}, and hold for the
 * codes that are sent from now on.
 *
 * <p>RFC 8176 has no authentication method reference for e-mail; assertions say {@code email},
 * which is our own.
 */
public final class EmailProvider implements FactorProvider {

  private static final FactorTraits TRAITS =
      new FactorTraits(
          "Email", Set.of(FactorKind.POSSESSION), Set.of("email"), false, false, Set.of(), true);

  /** For {@link java.util.ServiceLoader}. */
  public EmailProvider() {}

  @Override
  public FactorType type() {
    return new FactorType("email");
  }

  @Override
  public FactorTraits traits() {
    return TRAITS;
  }

  @Override
  public Factor create(FactorConfig config) {
    CodeRules rules = CodeRules.of(config);
    config.check();
    return new EmailFactor(rules);
  }
}
