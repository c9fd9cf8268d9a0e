package io.countersign.domain.policy;

import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy is told at a stage.
 *
 * @param at when it is asked
 * @param context what the application said at the beginning
 * @param enrolled what the user could be asked for: of factors that are loaded and that the tenant
 *     allows, in the order in which the user would be asked; backup codes are last
 * @param methods what was proved so far in this authentication, to the application or to us, oldest
 *     first
 * @param risk as it was found at the beginning
 */
public record PolicyEvent(
    Instant at,
    TenantId tenant,
    String tenantName,
    ClientId client,
    UserId user,
    Entry entry,
    Context context,
    List<EnrolledFactor> enrolled,
    List<DoneMethod> methods,
    RiskAssessment risk) {

  /**
   * A factor that the user has.
   *
   * @param variants the variants as which it may be asked
   * @param phishingResistant whether a response is bound to the site that asked for it
   * @param kinds what one success proves at least, as its traits say; empty if that is not known,
   *     and then it counts towards no assurance
   */
  public record EnrolledFactor(
      FactorType type, Set<FactorType> variants, boolean phishingResistant, Set<FactorKind> kinds) {

    /** Keeps copies. */
    public EnrolledFactor {
      variants = Set.copyOf(variants);
      kinds = Set.copyOf(kinds);
    }

    /** Of which the kinds are not known. */
    public EnrolledFactor(FactorType type, Set<FactorType> variants, boolean phishingResistant) {
      this(type, variants, phishingResistant, Set.of());
    }
  }

  /**
   * Something that was proved.
   *
   * @param name {@code mfa} for what was proved to us, else the method that the application vouched
   *     for, for example {@code pwd}
   * @param type the factor that was proved to us
   * @param variants of the authenticator that proved it
   * @param kinds what it proved; empty if that is not known, and then it counts towards no
   *     assurance
   */
  public record DoneMethod(
      String name,
      Optional<FactorType> type,
      Set<FactorType> variants,
      Instant at,
      Set<FactorKind> kinds) {

    /** Keeps copies. */
    public DoneMethod {
      variants = Set.copyOf(variants);
      kinds = Set.copyOf(kinds);
    }

    /** Of which the kinds are not known. */
    public DoneMethod(
        String name, Optional<FactorType> type, Set<FactorType> variants, Instant at) {
      this(name, type, variants, at, Set.of());
    }
  }

  /** Keeps copies. */
  public PolicyEvent {
    enrolled = List.copyOf(enrolled);
    methods = List.copyOf(methods);
  }
}
