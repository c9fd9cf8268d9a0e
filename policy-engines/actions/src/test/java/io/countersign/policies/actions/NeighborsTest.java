package io.countersign.policies.actions;

import static io.countersign.policies.actions.Asked.commands;
import static io.countersign.policies.actions.Asked.handler;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.policy.PolicySource;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.policies.actions.sandbox.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scripts that run at the same time. */
@Timeout(180)
class NeighborsTest {

  private static final int THREADS = 64;
  private static final int EACH = 10;

  private static final List<String> ATTACKS =
      List.of(
          "for (;;);",
          "const a = []; for (;;) a.push(new Uint8Array(1e6));",
          "throw new Error(event.user.user_id);",
          "await new Promise(() => {});",
          "const f = () => { try { f(); } finally { f(); } }; f();",
          "Object.prototype.toJSON = () => 'x'; globalThis.JSON = 7; for (;;) await 0;");

  private final ActionsEngine engine =
      new ActionsEngine(new Bounds(Duration.ofMillis(500), Duration.ofSeconds(150), 8 << 20, 4));

  private Policy compiled(String statements) {
    return engine.compile(new PolicySource(Asked.document(handler(statements))));
  }

  @Test
  void sixty_four_at_once_are_answered_right_with_attackers_among_them() throws Exception {
    Policy good = compiled("api.access.deny(event.authorization.roles[0] + typeof stained);");
    List<Policy> bad = ATTACKS.stream().map(this::compiled).toList();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        results.add(
            threads.submit(
                () -> number % 8 == 7 ? isStopped(bad.get(number % 6)) : isRight(good, number)));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    }
    assertThat(isRight(good, 0)).isTrue();
  }

  private static boolean isRight(Policy policy, int number) {
    for (int i = 0; i < EACH; i++) {
      String role = "r" + number + "-" + i;
      List<?> said = commands(policy.ask(0, Login.of().roles(role).event(), ""));
      if (!said.equals(List.of(new Deny(role + "undefined")))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStopped(Policy policy) {
    try {
      policy.ask(0, Login.of().event(), "");
      return false;
    } catch (PolicyFailed | PoliciesBusy stopped) {
      return true;
    }
  }

  @Test
  void one_policy_that_loops_leaves_a_place_to_the_others() throws Exception {
    Policy loops = compiled("for (;;);");
    Policy good = compiled("api.access.deny(event.authorization.roles[0] + typeof stained);");

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> stopped = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        stopped.add(threads.submit(() -> isStopped(loops)));
      }
      assertThat(threads.submit(() -> isRight(good, 1)).get()).isTrue();
      assertThat(stopped.stream().filter(Future::isDone).count()).isLessThan(12);
      for (Future<Boolean> result : stopped) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  @Test
  void who_is_interrupted_while_waiting_gets_no_answer() throws InterruptedException {
    Policy loops = compiled("for (;;);");
    List<String> codes = new ArrayList<>();
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              Thread.currentThread().interrupt();
              try {
                loops.ask(0, Login.of().event(), "");
              } catch (PoliciesBusy notNow) {
                codes.add("busy" + Thread.currentThread().isInterrupted());
              }
            });
    asking.join();

    assertThat(codes).containsExactly("busytrue");
  }

  @Test
  void no_thread_is_left_behind_by_what_was_stopped()
      throws InterruptedException, ExecutionException {
    Policy loops = compiled("for (;;);");
    for (int i = 0; i < 3; i++) {
      assertThat(isStopped(loops)).isTrue();
    }
    Policy good = compiled("api.access.deny(event.authorization.roles[0] + typeof stained);");

    assertThat(isRight(good, 1)).isTrue();
    assertThat(busy()).isZero();
  }

  /** Threads of scripts that still run, once those that were stopped had their time to end. */
  private static long busy() {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    long running = 1;
    while (running > 0 && System.nanoTime() < until) {
      running =
          Thread.getAllStackTraces().entrySet().stream()
              .filter(entry -> entry.getKey().getName().equals("action"))
              .filter(entry ->
                  List.of(entry.getValue()).stream()
                      .anyMatch(frame -> frame.getClassName().contains("JavyPluginModule")))
              .count();
      Thread.onSpinWait();
    }
    return running;
  }
}
