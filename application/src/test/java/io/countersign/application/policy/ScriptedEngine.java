package io.countersign.application.policy;

import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine whose policies have one stage that says nothing; the document {@code flawed} has a
 * flaw.
 */
public final class ScriptedEngine implements PolicyEngine {

  private final AtomicInteger compiled = new AtomicInteger();
  private volatile boolean failing;
  private volatile boolean refusing;
  private volatile boolean warm;

  @Override
  public PolicyKind kind() {
    return PolicyKind.RULES;
  }

  @Override
  public Policy compile(PolicySource source) {
    if (failing) {
      throw new IllegalStateException("made to fail");
    }
    if (refusing || source.document().contains("flawed")) {
      throw new InvalidPolicy(List.of(new InvalidPolicy.Flaw("rules[0]", 3, 7, "is flawed")));
    }
    compiled.incrementAndGet();
    return new Silent();
  }

  @Override
  public List<PolicyPreset> presets() {
    return List.of(new PolicyPreset("silent", "Says nothing.", "{\"stages\":[]}"));
  }

  @Override
  public void warmUp() {
    warm = true;
  }

  /** Takes no policy any more, or those again that have no flaw. */
  public void refuse(boolean all) {
    refusing = all;
  }

  /** Makes it fail, or work again. */
  void fail(boolean always) {
    failing = always;
  }

  int compiled() {
    return compiled.get();
  }

  boolean warm() {
    return warm;
  }

  private static final class Silent implements Policy {

    @Override
    public List<String> stages() {
      return List.of("silent");
    }

    @Override
    public Answer ask(int stage, PolicyEvent event, String memo) {
      return new Answer(List.of(), List.of(), "");
    }
  }
}
