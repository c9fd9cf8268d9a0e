package io.countersign.policies.rules.want;

import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyEvent.DoneMethod;
import io.countersign.domain.policy.PolicyEvent.EnrolledFactor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How sure a rule wants to be, whatever the user has. */
public enum Target {
  /**
   * Two distinct kinds of factor, one of them something that the user has (NIST SP 800-63B-4
   * section 2.2).
   */
  AAL2("aal2") {
    @Override
    public boolean isReached(PolicyEvent event) {
      return suffices(proved(event));
    }

    @Override
    boolean isReachedBy(EnrolledFactor factor, PolicyEvent event) {
      Set<FactorKind> kinds = proved(event);
      kinds.addAll(factor.kinds());
      return counts(factor.type()) && suffices(kinds);
    }

    private boolean suffices(Set<FactorKind> kinds) {
      return kinds.size() >= 2 && kinds.contains(FactorKind.POSSESSION);
    }

    private Set<FactorKind> proved(PolicyEvent event) {
      Set<FactorKind> kinds = EnumSet.noneOf(FactorKind.class);
      event.methods().stream()
          .filter(method -> method.type().map(this::counts).orElse(true))
          .filter(method -> !UNCOUNTED_METHODS.contains(method.name()))
          .forEach(method -> kinds.addAll(method.kinds()));
      return kinds;
    }

    private boolean counts(FactorType factor) {
      return !EMAIL.equals(factor);
    }
  },

  /** A factor whose response is bound to the site that asked (NIST SP 800-63B-4 section 3.2.5). */
  PHISHING_RESISTANT("phishing-resistant") {
    @Override
    public boolean isReached(PolicyEvent event) {
      return event.methods().stream()
          .map(DoneMethod::type)
          .flatMap(Optional::stream)
          .anyMatch(done -> resists(done, event));
    }

    @Override
    boolean isReachedBy(EnrolledFactor factor, PolicyEvent event) {
      return factor.phishingResistant();
    }

    private boolean resists(FactorType done, PolicyEvent event) {
      return event.enrolled().stream()
          .anyMatch(factor -> factor.phishingResistant() && factor.type().equals(done));
    }
  };

  /** Section 3.1.3.1: "Email SHALL NOT be used for out-of-band authentication". */
  private static final FactorType EMAIL = new FactorType("email");

  /**
   * Section 3.1.1: questions that only the user could answer are no secret; section 3.2.3: voices
   * are not compared.
   */
  private static final Set<String> UNCOUNTED_METHODS = Set.of("kba", "vbm");

  private final String text;

  Target(String text) {
    this.text = text;
  }

  /** The target of this name, if there is one. */
  public static Optional<Target> named(String text) {
    return Arrays.stream(values()).filter(target -> target.text.equals(text)).findFirst();
  }

  /** Its name in a policy, for example {@code aal2}. */
  public String text() {
    return text;
  }

  /** Whether what was proved suffices. */
  public abstract boolean isReached(PolicyEvent event);

  /** Whether one more proof, of this factor, suffices. */
  abstract boolean isReachedBy(EnrolledFactor factor, PolicyEvent event);
}
