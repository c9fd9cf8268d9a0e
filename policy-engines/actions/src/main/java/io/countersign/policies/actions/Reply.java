package io.countersign.policies.actions;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Answer.Remark;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Command.EnrollWith;
import io.countersign.domain.policy.Command.EnrollWithAny;
import io.countersign.domain.policy.Command.Require;
import io.countersign.domain.policy.Origin;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.policies.actions.sandbox.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Makes of what an action said what a policy wants. */
final class Reply {

  private static final int LONGEST_REASON = 255;
  private static final int LONGEST_MESSAGE = 500;
  private static final int MOST_CONSOLE = 256;
  private static final int MOST_REMARKS = 100;

  private final Action action;
  private final Memo memo;
  private final List<Said> commands = new ArrayList<>();
  private final List<Said> denials = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private @Nullable PolicyFailed fatal;
  private int console;

  private Reply(Action action, Memo memo) {
    this.action = action;
    this.memo = memo;
  }

  /**
   * @throws PolicyFailed if it failed, or cannot be understood
   */
  static Answer of(Action action, Memo memo, List<Message> messages) {
    Reply reply = new Reply(action, memo);
    try {
      messages.forEach(reply::hear);
    } catch (JacksonException e) {
      throw new PolicyFailed("invalid-answer", action.name() + ": what it said is no JSON");
    }
    return reply.answer();
  }

  private Answer answer() {
    // Who denies denies, whatever else was said.
    if (denials.isEmpty() && fatal != null) {
      throw fatal;
    }
    return new Answer(
        denials.isEmpty() ? commands : List.of(denials.getFirst()), remarks, memo.text());
  }

  private void hear(Message message) {
    Map<String, @Nullable Object> said =
        message.json().isEmpty() ? Map.of() : Json.object(Json.read(message.json()));
    Origin origin = action.origin(Json.text(said, "stack"));
    switch (message.kind()) {
      case "command" -> commands.add(new Said(command(said, origin), origin));
      case "require" -> commands.add(new Said(require(said), origin));
      case "deny" -> denials.add(new Said(new Deny(reason(said)), origin));
      case "metadata" -> change(said);
      case "remark" -> remark(origin, said);
      case "console" -> print(origin, said);
      case "fatal" -> fatal = fatal == null ? failed(said) : fatal;
      case "threw" -> throw failed(said);
      case "done" -> {}
      default ->
          throw new PolicyFailed("invalid-answer", action.name() + ": said something unknown");
    }
  }

  private PolicyFailed failed(Map<String, @Nullable Object> said) {
    String line =
        action.origin(Json.text(said, "stack")).line().stream()
            .mapToObj(number -> ", line " + number)
            .findFirst()
            .orElse("");
    String text = Texts.printable(text(said), LONGEST_MESSAGE);
    String code = text.contains("out of memory") ? "out-of-memory" : Json.text(said, "code");
    return new PolicyFailed(code, action.name() + line + ": " + text);
  }

  private String text(Map<String, @Nullable Object> said) {
    return action.redaction().of(Json.text(said, "text"));
  }

  private String reason(Map<String, @Nullable Object> said) {
    String reason = action.redaction().of(Json.text(said, "reason"));
    String printable = Texts.printable(reason, LONGEST_REASON);
    return printable.isEmpty() ? "denied" : printable;
  }

  /** Who says too much is not listened to any more: even to redact it takes time. */
  private void remark(Origin origin, Map<String, @Nullable Object> said) {
    if (remarks.size() < MOST_REMARKS) {
      remarks.add(new Remark(origin, text(said)));
    }
  }

  private void print(Origin origin, Map<String, @Nullable Object> said) {
    if (console == MOST_CONSOLE) {
      return;
    }
    String printable = Texts.printable(text(said), MOST_CONSOLE - console);
    console += printable.length();
    if (!printable.isEmpty()) {
      remarks.add(new Remark(origin, printable));
    }
  }

  private void change(Map<String, @Nullable Object> said) {
    UnaryOperator<String> redaction = action.redaction()::of;
    memo.set(Json.text(said, "of"), Json.text(said, "key"), said.get("value"), redaction);
  }

  private static Require require(Map<String, @Nullable Object> said) {
    return Json.text(said, "provider").equals("none")
        ? new Require(MfaRequirement.OFF, false)
        : new Require(MfaRequirement.MANDATORY, Boolean.TRUE.equals(said.get("remembered")));
  }

  private Command command(Map<String, @Nullable Object> said, Origin origin) {
    List<FactorType> factors = factors(said, origin);
    return switch (Json.text(said, "name")) {
      case "challengeWith" ->
          factors.isEmpty()
              ? new ChallengeWithAny(factors)
              : new ChallengeWith(factors.getFirst(), factors.subList(1, factors.size()));
      case "challengeWithAny" -> new ChallengeWithAny(factors);
      case "enrollWith" ->
          factors.size() == 1 ? new EnrollWith(factors.getFirst()) : new EnrollWithAny(factors);
      default -> new EnrollWithAny(factors);
    };
  }

  /** Each once, the first time counts. */
  private List<FactorType> factors(Map<String, @Nullable Object> said, Origin origin) {
    Set<FactorType> factors = new LinkedHashSet<>();
    if (said.get("factors") instanceof List<?> list) {
      for (Object item : list) {
        Map<String, @Nullable Object> one = Json.object(item);
        String type = Json.text(one, "type");
        Auth0Factors.ours(type, Json.text(one, "preferred"))
            .ifPresentOrElse(
                factors::add,
                () -> remarks.add(new Remark(origin, dropped(action.redaction().of(type)))));
      }
    }
    return List.copyOf(factors);
  }

  private static String dropped(String type) {
    return Texts.printable(type, 64) + " cannot be the name of a factor: dropped";
  }
}
