package io.countersign.server.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.risk.Assessor;
import io.countersign.application.risk.MemoryAssessor;
import io.countersign.application.risk.RiskAssessments.Guest;
import io.countersign.application.risk.RiskQuestion;
import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.Confidence;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GuestAssessorsTest {

  private static final Assessment FINE = new Assessment(Confidence.HIGH, "fine");

  @Test
  void without_any_jar_there_is_none() {
    assertThat(GuestAssessors.installed()).isEmpty();
  }

  @Test
  void each_runs_on_threads_of_its_own() {
    Guest guest = GuestAssessors.guests(List.of(new MemoryAssessor("Moon", FINE))).getFirst();

    Thread thread = CompletableFuture.supplyAsync(Thread::currentThread, guest.threads()).join();

    assertThat(thread.getName()).startsWith("assessor-Moon-");
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.isVirtual()).isFalse();
  }

  @Test
  void one_whose_threads_all_hang_is_refused_at_once_and_the_others_go_on() {
    List<Guest> both =
        GuestAssessors.guests(
            List.of(new MemoryAssessor("Moon", FINE), new MemoryAssessor("Sun", FINE)));
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < 4; i++) {
      both.getFirst().threads().execute(() -> await(end));
    }

    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> both.getFirst().threads().execute(() -> {}));
    assertThat(CompletableFuture.supplyAsync(() -> "up", both.getLast().threads()).join())
        .isEqualTo("up");
    end.countDown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NewDevice", "ImpossibleTravel", "UntrustedIP", "Moon", "", "a-b", "é"})
  void one_without_a_name_of_its_own_stops_the_start(String name) {
    List<Assessor> two = List.of(new MemoryAssessor("Moon", FINE), new MemoryAssessor(name, FINE));

    assertThatExceptionOfType(StartFailed.class)
        .isThrownBy(() -> GuestAssessors.guests(two))
        .withMessageContaining("name of its own");
  }

  @Test
  void one_that_does_not_say_its_name_stops_the_start() {
    Assessor broken =
        new Assessor() {
          @Override
          public String name() {
            throw new IllegalStateException("broken");
          }

          @Override
          public Assessment assess(RiskQuestion question) {
            return FINE;
          }
        };

    assertThatIllegalStateException().isThrownBy(broken::name);
    assertThatExceptionOfType(StartFailed.class)
        .isThrownBy(() -> GuestAssessors.guests(List.of(broken)));
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
