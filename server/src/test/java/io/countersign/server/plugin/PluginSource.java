package io.countersign.server.plugin;

/**
 * The source of a provider, whose methods do what a test says.
 *
 * @param type the expression that {@code type()} returns
 * @param proves kinds and method references of its traits
 * @param create the body of {@code create}
 * @param verify the body of {@code verify}
 */
public record PluginSource(String name, String type, String proves, String create, String verify) {

  public static PluginSource named(String name) {
    return new PluginSource(
        name,
        "new FactorType(\"fake\")",
        "Set.of(FactorKind.KNOWLEDGE), Set.of(\"pin\")",
        "config.check(); return new Made();",
        "return new Verification.Verified(credential);");
  }

  public PluginSource type(String type) {
    return new PluginSource(name, "new FactorType(\"" + type + "\")", proves, create, verify);
  }

  PluginSource typeExpression(String expression) {
    return new PluginSource(name, expression, proves, create, verify);
  }

  /** Something that the user has. */
  public PluginSource provingPossession(String amr) {
    String proved = "Set.of(FactorKind.POSSESSION), Set.of(\"" + amr + "\")";
    return new PluginSource(name, type, proved, create, verify);
  }

  PluginSource create(String body) {
    return new PluginSource(name, type, proves, body, verify);
  }

  public PluginSource verify(String body) {
    return new PluginSource(name, type, proves, create, body);
  }

  String text() {
    return """
    import io.countersign.domain.factor.*;
    import java.time.Instant;
    import java.util.*;

    public final class NAME implements FactorProvider {
      public FactorType type() { return TYPE; }
      public FactorTraits traits() {
        return new FactorTraits("Fake", PROVES, false, false);
      }
      public Factor create(FactorConfig config) { CREATE }

      static final class Made implements Factor {
        public EnrollmentStart begin(EnrollmentRequest request) {
          Credential pending = new Credential(SecretBytes.none());
          return new EnrollmentStart(pending, Optional.empty(), Shown.nothing());
        }
        public Verification confirm(Credential pending, Fields response, Instant now) {
          return new Verification.Verified(pending);
        }
        public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
          return new ChallengeStart(ChallengeState.none(), Shown.nothing());
        }
        public Verification verify(
            Credential credential, ChallengeState challenge, Fields response, Instant now) {
          VERIFY
        }
      }
    }
    """
        .replace("NAME", name)
        .replace("TYPE", type)
        .replace("PROVES", proves)
        .replace("CREATE", create)
        .replace("VERIFY", verify);
  }
}
