package io.countersign.policies.rules;

import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Answer.Remark;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Origin;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.policies.rules.document.Rule;
import io.countersign.policies.rules.document.RulesDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks its rules one after the other: each is a stage. */
final class RulesPolicy implements Policy {

  private static final String NOTHING_TO_REMEMBER = "";

  /** Measured: 20 of presets and 35 of 64 conditions with macros, in bytes. */
  private static final int FOR_A_CHARACTER = 40;

  private final List<Rule> rules;
  private final boolean backupCodes;
  private final int length;

  /**
   * @param length of the document, in characters
   */
  RulesPolicy(RulesDocument document, int length) {
    this.length = length;
    this.rules = document.rules();
    this.backupCodes = document.backupCodes();
  }

  @Override
  public long size() {
    return (long) length * FOR_A_CHARACTER;
  }

  @Override
  public List<String> stages() {
    return rules.stream().map(Rule::name).toList();
  }

  @Override
  public boolean backupCodesStandIn() {
    return backupCodes;
  }

  @Override
  public Answer ask(int stage, PolicyEvent event, String memo) {
    Rule rule = rules.get(stage);
    Origin origin = new Origin(rule.name());
    if (!holds(rule, event)) {
      return answer(List.of(), List.of(new Remark(origin, "passed over")));
    }
    List<Said> said = new ArrayList<>();
    List<Remark> remarks = new ArrayList<>(List.of(new Remark(origin, "matched")));
    for (var want : rule.then()) {
      Optional<Command> command = want.of(event);
      command.ifPresent(due -> said.add(new Said(due, origin)));
      if (command.isEmpty()) {
        remarks.add(new Remark(origin, "reached before"));
      }
    }
    return answer(said, remarks);
  }

  private static boolean holds(Rule rule, PolicyEvent event) {
    try {
      return rule.when().holds(event);
    } catch (PolicyFailed failed) {
      throw new PolicyFailed(failed.code(), "rule \"" + rule.name() + "\": " + failed.getMessage());
    }
  }

  private static Answer answer(List<Said> said, List<Remark> remarks) {
    return new Answer(said, remarks, NOTHING_TO_REMEMBER);
  }
}
