package io.countersign.benchmarks.policy;

import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicyPreset;
import io.countersign.application.policy.PolicySource;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Origin;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The policies that are measured. */
public final class Examples {

  /** Auth0's scripts, as the tests of their engine have them. */
  private static final Path SCRIPTS =
      Path.of("policy-engines/actions/src/test/resources/io/countersign/policies/actions/seed");

  private static final String EMPTY = "exports.onExecutePostLogin = async (event, api) => {};";

  private Examples() {}

  static PolicyEngine engine(PolicyKind kind) {
    return ServiceLoader.load(PolicyEngine.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(engine -> engine.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  /** Auth0's script by roles, or the rules that say the same. */
  public static String roles(PolicyKind kind) throws IOException {
    return kind == PolicyKind.ACTIONS
        ? actions(script("roles"))
        : preset(engine(PolicyKind.RULES), "roles");
  }

  /** Of one engine, beside what costs as little as can be. */
  static Map<String, Policy> of(PolicyKind kind) throws IOException {
    PolicyEngine engine = engine(kind);
    Map<String, Policy> policies = new LinkedHashMap<>();
    policies.put("**limit**: two commands, said by a class of Java", new Limit());
    if (kind == PolicyKind.RULES) {
      for (String name : List.of("roles", "new-device", "organization-metadata")) {
        policies.put("`" + name + "`", compiled(engine, preset(engine, name)));
      }
    } else {
      policies.put("**limit**: an empty action", compiled(engine, actions(EMPTY)));
      for (String name : List.of("roles", "adaptive", "organization-metadata")) {
        policies.put("`" + name + "`", compiled(engine, actions(script(name))));
      }
    }
    return policies;
  }

  private static Policy compiled(PolicyEngine engine, String document) {
    return engine.compile(new PolicySource(document));
  }

  private static String preset(PolicyEngine engine, String name) {
    return engine.presets().stream()
        .filter(preset -> preset.name().equals(name))
        .map(PolicyPreset::document)
        .findFirst()
        .orElseThrow();
  }

  private static String script(String name) throws IOException {
    return Files.readString(SCRIPTS.resolve(name + ".js"));
  }

  private static String actions(String code) {
    String text = code.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "{\"actions\":[{\"name\":\"one\",\"code\":\"" + text + "\"}]}";
  }

  /** What `roles` says of an admin, without an engine. */
  private static final class Limit implements Policy {

    private static final Origin ORIGIN = new Origin("one");
    private static final Command TOTP = new Command.ChallengeWith(new FactorType("totp"));
    private static final Command PHONE = new Command.ChallengeWith(new FactorType("phone"));

    @Override
    public List<String> stages() {
      return List.of("one");
    }

    @Override
    public Answer ask(int stage, PolicyEvent event, String memo) {
      Said first = new Said(TOTP, ORIGIN);
      boolean admin = event.context().user().roles().contains("admin");
      return new Answer(
          admin ? List.of(first, new Said(PHONE, ORIGIN)) : List.of(first), List.of(), memo);
    }
  }
}
