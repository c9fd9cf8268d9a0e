package io.countersign.policies.rules;

import com.google.common.base.Suppliers;
import io.countersign.application.policy.InvalidPolicy;
import io.countersign.application.policy.InvalidPolicy.Flaw;
import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicyPreset;
import io.countersign.application.policy.PolicySource;
import io.countersign.domain.policy.Policy;
import io.countersign.policies.rules.condition.Conditions;
import io.countersign.policies.rules.document.RulesReader;
import java.util.List;
import java.util.function.Supplier;

/** Runs policies of ordered rules with conditions in CEL. */
public final class RulesEngine implements PolicyEngine {

  /** Made for the first policy: CEL's own declarations take half a second of a cold processor. */
  private final Supplier<RulesReader> reader =
      Suppliers.memoize(() -> new RulesReader(new Conditions()));

  /** For {@link java.util.ServiceLoader}. */
  public RulesEngine() {}

  @Override
  public PolicyKind kind() {
    return PolicyKind.RULES;
  }

  @Override
  public Policy compile(PolicySource source) {
    if (!source.secrets().isEmpty()) {
      throw new InvalidPolicy(List.of(new Flaw("", "has no use for secrets")));
    }
    return new RulesPolicy(reader.get().read(source.document()), source.document().length());
  }

  @Override
  public List<PolicyPreset> presets() {
    return Presets.all();
  }

  @Override
  public void warmUp() {
    WarmUp.of(this);
  }
}
