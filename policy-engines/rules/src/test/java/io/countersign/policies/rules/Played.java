package io.countersign.policies.rules;

import io.countersign.application.policy.PolicySource;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import java.util.ArrayList;
import java.util.List;

/** Plays policies the way a user would meet them, picking always the first factor offered. */
final class Played {

  static final RulesEngine ENGINE = new RulesEngine();

  private Played() {}

  /** What is asked, in words, until the end of the policy. */
  static List<String> of(Policy policy, Events events) {
    List<String> asked = new ArrayList<>();
    for (int stage = 0; stage < policy.stages().size(); stage++) {
      Answer answer = policy.ask(stage, events.event(), "");
      for (Answer.Said said : answer.commands()) {
        asked.add(words(said.command()));
        prove(said.command(), events);
        if (said.command() instanceof Command.Allow || said.command() instanceof Command.Deny) {
          return asked;
        }
      }
    }
    return asked;
  }

  static Policy preset(String name) {
    return ENGINE.presets().stream()
        .filter(preset -> preset.name().equals(name))
        .map(preset -> ENGINE.compile(new PolicySource(preset.document())))
        .findFirst()
        .orElseThrow();
  }

  static List<Command> commands(Policy policy, int stage, PolicyEvent event) {
    return policy.ask(stage, event, "").commands().stream().map(Answer.Said::command).toList();
  }

  private static void prove(Command command, Events events) {
    switch (command) {
      case Command.ChallengeWith with -> events.proved(with.factor().value());
      case Command.ChallengeWithAny any ->
          any.factors().stream().findFirst().ifPresent(factor -> events.proved(factor.value()));
      case Command.EnrollWith with -> enroll(with.factor(), events);
      case Command.EnrollWithAny any -> enroll(any.factors().getFirst(), events);
      default -> {}
    }
  }

  private static void enroll(FactorType factor, Events events) {
    events.has(factor.value()).proved(factor.value());
  }

  private static String words(Command command) {
    return switch (command) {
      case Command.ChallengeWith with ->
          with.others().isEmpty()
              ? with.factor().value()
              : with.factor().value() + ", else " + join(with.others());
      case Command.ChallengeWithAny any -> "any of " + join(any.factors());
      case Command.EnrollWith with -> "enroll " + with.factor();
      case Command.EnrollWithAny any -> "enroll any of " + join(any.factors());
      case Command.Require require -> "require " + require.requirement();
      case Command.Allow allow -> "allow";
      case Command.Deny deny -> "deny: " + deny.reason();
    };
  }

  private static String join(List<FactorType> factors) {
    return factors.isEmpty()
        ? "nothing"
        : String.join(" ", factors.stream().map(FactorType::value).toList());
  }
}
