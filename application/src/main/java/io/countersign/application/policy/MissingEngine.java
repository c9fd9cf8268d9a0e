package io.countersign.application.policy;

/** This installation came without what runs policies of this kind. */
public final class MissingEngine extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final PolicyKind kind;

  MissingEngine(PolicyKind kind) {
    super("missing: " + moduleOf(kind));
    this.kind = kind;
  }

  /** What is missing, as a sentence for whoever runs the installation. */
  public String told() {
    return "Policies of the kind %s need the module %s, which is not installed."
        .formatted(kind.text(), module());
  }

  /** What it cannot run. */
  public PolicyKind kind() {
    return kind;
  }

  /** The name of the module that would run it. */
  public String module() {
    return moduleOf(kind);
  }

  private static String moduleOf(PolicyKind kind) {
    return "policy-engines/" + kind.text();
  }
}
