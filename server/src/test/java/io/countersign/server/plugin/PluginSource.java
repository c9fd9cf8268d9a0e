package io.countersign.server.plugin;

/**
 * The source of a provider, whose methods do what a test says.
 *
 * @param type the expression that {@code type()} returns
 * @param create the body of {@code create}
 * @param verify the body of {@code verify}
 */
public record PluginSource(String name, String type, String create, String verify) {

  public static PluginSource named(String name) {
    return new PluginSource(
        name,
        "new FactorType(\"fake\")",
        "config.check(); return new Made();",
        "return new Verification.Verified(credential);");
  }

  public PluginSource type(String type) {
    return new PluginSource(name, "new FactorType(\"" + type + "\")", create, verify);
  }

  PluginSource typeExpression(String expression) {
    return new PluginSource(name, expression, create, verify);
  }

  PluginSource create(String body) {
    return new PluginSource(name, type, body, verify);
  }

  public PluginSource verify(String body) {
    return new PluginSource(name, type, create, body);
  }

  String text() {
    return """
    import io.countersign.domain.factor.*;
    import java.time.Instant;
    import java.util.*;

    public final class NAME implements FactorProvider {
      public FactorType type() { return TYPE; }
      public FactorTraits traits() {
        return new FactorTraits("Fake", Set.of(FactorKind.KNOWLEDGE), Set.of("pin"), false, false);
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
        .replace("CREATE", create)
        .replace("VERIFY", verify);
  }
}
