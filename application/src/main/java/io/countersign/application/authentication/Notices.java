package io.countersign.application.authentication;

import io.countersign.application.event.Chronicle;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.Finding;
import io.countersign.domain.policy.Finding.What;
import io.countersign.domain.policy.Inventory.Fit;
import java.util.List;

/** Tells what is wrong with a policy, or with those that it is about. */
public final class Notices {

  /** Of one decision: the trace has all of them. */
  private static final int MOST_FACTORS = 16;

  private final Chronicle chronicle;

  public Notices(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /** In the transaction that keeps the decision. */
  void tell(Authentication at, Decided decided) {
    decided.findings().stream()
        .filter(finding -> finding.what() == What.FAILED)
        .forEach(finding -> tell(EventType.POLICY_FAILED, at, Fact.reason(word(finding.text()))));
    List<Finding> dropped =
        decided.findings().stream()
            .filter(finding -> finding.what() == What.DROPPED)
            .filter(finding -> !finding.text().equals(Fit.ALREADY_PROVED.text()))
            .limit(MOST_FACTORS)
            .toList();
    if (dropped.isEmpty()) {
      return;
    }
    if (decided.decision() instanceof Decision.Deny) {
      tell(
          EventType.POLICY_UNMET, at, Fact.factors(dropped.stream().map(Notices::factor).toList()));
    } else {
      dropped.forEach(finding ->
          tell(
              EventType.POLICY_WARNED,
              at,
              Fact.factor(factor(finding)),
              Fact.reason(finding.text())));
    }
  }

  private static FactorType factor(Finding finding) {
    return finding.factor().orElseThrow();
  }

  /** What a failure begins with, where it is a reason as events tell them. */
  private static String word(String text) {
    String first = text.split(":", 2)[0];
    return first.matches("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*") ? first : "failed";
  }

  private void tell(EventType type, Authentication at, Fact... facts) {
    Fact[] all = new Fact[facts.length + 1];
    all[0] = Fact.authentication(at.id());
    System.arraycopy(facts, 0, all, 1, facts.length);
    chronicle.tell(type, at.tenant(), at.user(), at.client(), all);
  }
}
