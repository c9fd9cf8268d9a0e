package io.countersign.policies.actions;

import static io.countersign.policies.actions.Asked.commands;
import static io.countersign.policies.actions.Asked.handler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.policy.InvalidPolicy;
import io.countersign.application.policy.PolicySource;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.policies.actions.sandbox.Bounds;
import io.countersign.policies.actions.sandbox.Sandbox;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scripts that are compiled, of which is not known what they do, beside those that are run. */
@Timeout(180)
class DraftsTest {

  private static final String LOOPS = "for (;;); " + handler("");
  private static final String DENIES = handler("api.access.deny('x');");
  private static final int MEMORY = 8 << 20;

  /** Whoever waits for a place does so for less than a compilation takes that loops. */
  private final ActionsEngine engine =
      new ActionsEngine(new Bounds(Duration.ofMillis(1_500), Duration.ofMillis(700), MEMORY, 3));

  private static PolicySource document(String... codes) {
    return new PolicySource(Asked.document(codes));
  }

  @Test
  void those_who_come_in_are_asked_whatever_many_drafts_do() throws Exception {
    Policy good = engine.compile(document(DENIES));
    AtomicBoolean over = new AtomicBoolean();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> drafts =
          IntStream.range(0, 24)
              .<Future<?>>mapToObj(_ -> threads.submit(() -> draft(over)))
              .toList();
      for (int i = 0; i < 100; i++) {
        assertThat(commands(good.ask(0, Login.of().event(), ""))).containsExactly(new Deny("x"));
      }
      assertThat(drafts).noneMatch(Future::isDone);
      over.set(true);
    }
  }

  private void draft(AtomicBoolean over) {
    while (!over.get()) {
      try {
        engine.compile(document(LOOPS));
        return;
      } catch (InvalidPolicy | PoliciesBusy asEver) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void a_script_for_which_there_is_no_place_is_not_called_flawed() throws Exception {
    engine.compile(document(DENIES));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> told =
          IntStream.range(0, 4).mapToObj(_ -> threads.submit(() -> told(document(LOOPS)))).toList();
      for (Future<String> one : told) {
        assertThat(one.get()).isIn("flawed", "busy");
      }
      assertThat(told).extracting(Future::get).contains("flawed", "busy");
    }
  }

  private String told(PolicySource source) {
    try {
      engine.compile(source);
      return "compiled";
    } catch (InvalidPolicy flawed) {
      return "flawed";
    } catch (PoliciesBusy noPlace) {
      return "busy";
    }
  }

  @Test
  void no_script_is_looked_at_after_one_that_took_too_long() {
    assertThatExceptionOfType(InvalidPolicy.class)
        .isThrownBy(() -> engine.compile(document(DENIES, LOOPS, LOOPS, LOOPS)))
        .satisfies(invalid ->
            assertThat(invalid.flaws())
                .extracting(InvalidPolicy.Flaw::where)
                .containsExactly("actions[1].code"));
  }

  @Test
  void a_policy_takes_no_more_of_the_heap_than_one_run() {
    ActionsEngine small =
        new ActionsEngine(new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(30), 4 << 20, 2));
    StringBuilder many = new StringBuilder(handler(""));
    while (many.length() < 10_000) {
      many.append("(a=>b=>c=>a+b+c);");
    }

    assertThatExceptionOfType(InvalidPolicy.class)
        .isThrownBy(() ->
            small.compile(document(Collections.nCopies(4, many.toString()).toArray(String[]::new))))
        .satisfies(invalid ->
            assertThat(invalid.flaws().getFirst().reason()).contains("take more than 4096 KiB"));
    assertThat(small.compile(document(DENIES)).size()).isBetween(1L << 10, 200L << 10);
    assertThat(small.compile(document(DENIES, DENIES)).size()).isGreaterThan(20L << 10);
  }

  @Test
  void all_actions_together_have_an_end() {
    Sandbox sandbox =
        new Sandbox(new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(5), MEMORY, 2));
    String busy = "for (let i = 0; i < 1e5; i++); " + handler("");
    String[] four = Collections.nCopies(4, busy).toArray(String[]::new);

    assertThatExceptionOfType(PolicyFailed.class)
        .isThrownBy(() -> new Compiler(sandbox, Duration.ofNanos(1)).compile(document(four)))
        .matches(failed -> failed.code().equals("timed-out"));
    assertThat(new Compiler(sandbox).compile(document(four)).stages()).hasSize(4);
  }
}
