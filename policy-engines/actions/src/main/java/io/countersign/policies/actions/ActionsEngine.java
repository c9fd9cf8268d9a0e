package io.countersign.policies.actions;

import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.domain.policy.Policy;
import io.countersign.policies.actions.sandbox.Bounds;
import io.countersign.policies.actions.sandbox.Sandbox;

/** Runs Auth0's post-login Actions in QuickJS, compiled to WebAssembly. */
public final class ActionsEngine implements PolicyEngine {

  private final Sandbox sandbox;

  /** With bounds that suit the machine. */
  public ActionsEngine() {
    this(Bounds.of(Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory()));
  }

  ActionsEngine(Bounds bounds) {
    sandbox = new Sandbox(bounds);
  }

  @Override
  public PolicyKind kind() {
    return PolicyKind.ACTIONS;
  }

  @Override
  public Policy compile(PolicySource source) {
    return new Compiler(sandbox).compile(source);
  }

  @Override
  public void warmUp() {
    sandbox.fill();
    WarmUp.run(this);
  }
}
