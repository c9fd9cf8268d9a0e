package io.countersign.application.policy;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Origin;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An engine whose policies have one stage that says nothing; the document {@code flawed} has a
 * flaw, and {@code failing} compiles and then fails; one with {@code "challenge":"totp"} asks for
 * that factor, and one with {@code "size":7} takes so many bytes.
 */
public final class ScriptedEngine implements PolicyEngine {

  private static final Pattern ASKS = Pattern.compile("\"challenge\":\"([a-z-]+)\"");

  private static final Pattern SIZE = Pattern.compile("\"size\":(\\d+)");

  private final AtomicInteger compiled = new AtomicInteger();
  private final Map<String, Policy> written = new ConcurrentHashMap<>();
  private final AtomicInteger failed = new AtomicInteger();
  private volatile @Nullable Supplier<RuntimeException> failing;
  private volatile Runnable whenCompiling = () -> {};
  private volatile boolean refusing;
  private volatile boolean warm;

  @Override
  public PolicyKind kind() {
    return PolicyKind.RULES;
  }

  @Override
  public Policy compile(PolicySource source) {
    whenCompiling.run();
    Supplier<RuntimeException> failure = failing;
    if (failure != null) {
      failed.incrementAndGet();
      throw failure.get();
    }
    if (refusing || source.document().contains("flawed")) {
      throw new InvalidPolicy(List.of(new InvalidPolicy.Flaw("rules[0]", 3, 7, "is flawed")));
    }
    compiled.incrementAndGet();
    Policy written = this.written.get(source.document());
    if (written != null) {
      return written;
    }
    Matcher asks = ASKS.matcher(source.document());
    if (asks.find()) {
      return new Asking(new FactorType(asks.group(1)));
    }
    Matcher sized = SIZE.matcher(source.document());
    return new Silent(
        source.document().contains("failing"), sized.find() ? Long.parseLong(sized.group(1)) : 0);
  }

  @Override
  public List<PolicyPreset> presets() {
    return List.of(new PolicyPreset("silent", "Says nothing.", "{\"stages\":[]}"));
  }

  @Override
  public void warmUp() {
    warm = true;
  }

  /** Has one stage give these commands wherever this is the document, without blanks. */
  public void write(String document, Command... commands) {
    Origin origin = new Origin("written", OptionalInt.of(7));
    written.put(
        document,
        new Written(Arrays.stream(commands).map(command -> new Said(command, origin)).toList()));
  }

  /** Takes no policy any more, or those again that have no flaw. */
  public void refuse(boolean all) {
    refusing = all;
  }

  /** Makes it fail. */
  public void failWith(Supplier<RuntimeException> failure) {
    failing = failure;
  }

  /** Makes it work again. */
  public void work() {
    failing = null;
  }

  /** How often it was made to fail. */
  int failed() {
    return failed.get();
  }

  /** Has this done first whenever a policy is compiled. */
  public void whenCompiling(Runnable first) {
    whenCompiling = first;
  }

  int compiled() {
    return compiled.get();
  }

  boolean warm() {
    return warm;
  }

  private record Written(List<Said> said) implements Policy {

    @Override
    public List<String> stages() {
      return List.of("written");
    }

    @Override
    public Answer ask(int stage, PolicyEvent event, String memo) {
      return new Answer(said, List.of(), "");
    }
  }

  private record Asking(FactorType factor) implements Policy {

    @Override
    public List<String> stages() {
      return List.of("asking");
    }

    @Override
    public Answer ask(int stage, PolicyEvent event, String memo) {
      Origin origin = new Origin("asking", OptionalInt.of(1));
      return new Answer(
          List.of(new Answer.Said(new Command.ChallengeWith(factor, List.of()), origin)),
          List.of(),
          "");
    }
  }

  private record Silent(boolean failing, long size) implements Policy {

    @Override
    public List<String> stages() {
      return List.of("silent");
    }

    @Override
    public Answer ask(int stage, PolicyEvent event, String memo) {
      if (failing) {
        throw new IllegalStateException("made to fail");
      }
      return new Answer(List.of(), List.of(), "");
    }
  }
}
