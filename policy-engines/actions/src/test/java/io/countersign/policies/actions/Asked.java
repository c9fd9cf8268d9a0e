package io.countersign.policies.actions;

import io.countersign.application.policy.PolicySource;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Answer.Remark;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Policy;
import io.countersign.policies.actions.sandbox.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Policies of actions, and what they say. */
final class Asked {

  /** One for all tests, as in a server; slow machines that build are given time. */
  static final ActionsEngine ENGINE =
      new ActionsEngine(new Bounds(Duration.ofSeconds(10), Duration.ofSeconds(60), 16 << 20, 3));

  private Asked() {}

  /** A policy of actions named first, second and so on. */
  static Policy policy(String... codes) {
    return ENGINE.compile(new PolicySource(document(codes)));
  }

  static String document(String... codes) {
    return Json.object(out -> {
      out.writeArrayPropertyStart("actions");
      for (int i = 0; i < codes.length; i++) {
        out.writeStartObject();
        out.writeStringProperty("name", name(i));
        out.writeStringProperty("code", codes[i]);
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }

  private static String name(int index) {
    return List.of("first", "second", "third", "fourth").get(index);
  }

  /** A handler of these statements. */
  static String handler(String statements) {
    return "exports.onExecutePostLogin = async (event, api) => {" + statements + "};";
  }

  static Answer answer(String statements, Login login) {
    return policy(handler(statements)).ask(0, login.event(), "");
  }

  static Answer answer(String statements) {
    return answer(statements, Login.of());
  }

  static List<Command> commands(Answer answer) {
    return answer.commands().stream().map(Said::command).toList();
  }

  static List<Command> commands(String statements) {
    return commands(answer(statements));
  }

  static List<String> remarks(Answer answer) {
    return answer.remarks().stream().map(Remark::text).toList();
  }

  /** What was written to the console, as a way to see into a script. */
  static List<String> console(String statements, Login login) {
    return remarks(answer(statements, login));
  }

  static List<FactorType> types(String... names) {
    return Stream.of(names).map(FactorType::new).toList();
  }

  /** A script of the texts that Auth0's users read, byte for byte. */
  static String seed(String name) {
    try (InputStream file = Asked.class.getResourceAsStream("seed/" + name + ".js")) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
