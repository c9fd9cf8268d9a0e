package io.countersign.server.plugin;

import static io.countersign.server.plugin.Host.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.Factors;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Verification.Verified;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HangingPluginTest {

  private static final FactorType SLOW = new FactorType("slow");
  private static final Map<String, Object> QUICKLY = Map.of("go", new AtomicBoolean(true));

  /** Neither interrupts nor deadlines end it: only the test does. */
  private static final String SPINS =
      """
      var go = (java.util.concurrent.atomic.AtomicBoolean) response.values().get("go");
      while (!go.get()) {
        Thread.onSpinWait();
      }
      return new Verification.Verified(credential);
      """;

  private static final String WAITS =
      """
      if (response.values().get("go") instanceof java.util.concurrent.CountDownLatch interrupted) {
        try {
          new java.util.concurrent.CountDownLatch(1).await();
        } catch (InterruptedException e) {
          interrupted.countDown();
        }
      }
      return new Verification.Verified(credential);
      """;

  private final AtomicBoolean go = new AtomicBoolean();
  private final Map<String, Object> spinning = Map.of("go", go);
  @TempDir private Path root;
  private Host host;

  @BeforeEach
  void open() {
    host = new Host(root).within(Host.QUICK);
  }

  @AfterEach
  void close() {
    go.set(true);
    host.close();
  }

  private Factors loadWith(String verify) {
    return host.add(
            PluginJar.of("slow").with(PluginSource.named("Provider").type("slow").verify(verify)))
        .add(PluginJar.of("other"))
        .load()
        .factors();
  }

  private static Factor slow(Factors factors) {
    return factors.find(SLOW).orElseThrow().factor();
  }

  private void hang(Factor factor) {
    assertThatThrownBy(() -> verify(factor, spinning))
        .isInstanceOf(FactorUnavailable.class)
        .hasRootCauseInstanceOf(PluginFailure.class);
  }

  @Test
  void a_call_that_waits_is_given_up_and_interrupted() throws InterruptedException {
    Factor factor = slow(loadWith(WAITS));
    CountDownLatch interrupted = new CountDownLatch(1);

    assertThatThrownBy(() -> verify(factor, Map.of("go", interrupted)))
        .isInstanceOf(FactorUnavailable.class);
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(verify(factor, Map.of())).isInstanceOf(Verified.class);
  }

  @Test
  void a_call_that_spins_is_left_to_itself_and_the_next_ones_go_on() {
    Factor factor = slow(loadWith(SPINS));

    hang(factor);
    assertThat(verify(factor, QUICKLY)).isInstanceOf(Verified.class);
  }

  @Test
  void a_factor_that_hung_too_often_is_not_asked_again_until_its_pause_is_over() {
    Factors factors = loadWith(SPINS);
    Factor factor = slow(factors);
    IntStream.range(0, Host.QUICK.hangs()).forEach(i -> hang(factor));

    assertThatThrownBy(() -> verify(factor, QUICKLY)).isInstanceOf(FactorUnavailable.class);
    assertThat(factors.find(SLOW)).isEmpty();
    assertThat(factors.all()).extracting(loaded -> loaded.type().value()).containsExactly("other");

    host.clock().tick(Host.QUICK.pause());
    assertThat(factors.find(SLOW)).isPresent();
    assertThat(verify(factor, QUICKLY)).isInstanceOf(Verified.class);
    assertThat(verify(factor, QUICKLY)).isInstanceOf(Verified.class);
    assertThat(factors.all()).hasSize(2);
  }

  @Test
  void stuck_calls_never_take_more_threads_than_the_factor_has() {
    Factor factor = slow(loadWith(SPINS));
    for (int i = 0; i < Host.QUICK.threads() + 3; i++) {
      hang(factor);
      host.clock().tick(Host.QUICK.pause());
    }

    assertThat(threadsOf("slow")).hasSize(Host.QUICK.threads());
    go.set(true);
    assertThat(verify(factor, QUICKLY)).isInstanceOf(Verified.class);
  }

  @Test
  void virtual_threads_go_on_while_a_plugin_spins_on_all_of_its_threads() throws Exception {
    Factor factor = slow(loadWith(SPINS));
    CountDownLatch refused = new CountDownLatch(Host.QUICK.threads());
    for (int i = 0; i < Host.QUICK.threads(); i++) {
      Thread.startVirtualThread(() -> {
        try {
          verify(factor, spinning);
        } catch (FactorUnavailable e) {
          refused.countDown();
        }
      });
    }
    assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();

    CountDownLatch others = new CountDownLatch(100);
    IntStream.range(0, 100).forEach(i -> Thread.startVirtualThread(others::countDown));
    assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_caller_that_is_interrupted_stops_waiting() throws InterruptedException {
    Factor factor = slow(host.within(GuardLimits.defaults()).add(spinner()).load().factors());
    AtomicReference<Object> seen = new AtomicReference<>();
    Thread caller =
        Thread.ofVirtual()
            .unstarted(() -> {
              Thread.currentThread().interrupt();
              try {
                verify(factor, spinning);
              } catch (FactorUnavailable e) {
                seen.set(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    caller.join();

    assertThat(seen).hasValue(true);
  }

  private static PluginJar spinner() {
    return PluginJar.of("slow").with(PluginSource.named("Provider").type("slow").verify(SPINS));
  }

  private static List<Thread> threadsOf(String plugin) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("plugin-" + plugin + "-"))
        .toList();
  }
}
