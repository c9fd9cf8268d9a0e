package io.countersign.application.risk;

import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.risk.RiskAssessments.Guest;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.user.MemoryUsers;
import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.Confidence;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.domain.risk.Sighting;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the answers of assessors, and of those that do not answer. */
@Timeout(60)
class RiskAssessmentsTest {

  private static final Assessment FINE = new Assessment(Confidence.HIGH, "fine");

  private final MemoryStore store = new MemoryStore();
  private final MemoryUsers users = new MemoryUsers(store);
  private final MemoryKnownDevices devices = new MemoryKnownDevices(store);
  private final MemoryLastPlaces places = new MemoryLastPlaces(store);
  private final SettableClock clock = new SettableClock(NOW);
  private final Map<String, Throwable> trouble = new ConcurrentHashMap<>();
  private final TenantId tenant = Samples.tenant();
  private final Visitor visitor =
      new Visitor(tenant).with("token", "Mozilla/5.0").at(48.8566, 2.3522);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch hanging = new CountDownLatch(1);

  @AfterEach
  void end() throws InterruptedException {
    hanging.countDown();
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void every_assessor_is_asked() {
    RiskAssessment found =
        risk(
                devices,
                List.of(new MemoryAssessor("Own", FINE)),
                List.of(guest(new MemoryAssessor("Guest", FINE))))
            .assess(visitor.then(NOW));

    assertThat(found.assessments())
        .containsOnlyKeys("Guest", "ImpossibleTravel", "NewDevice", "Own")
        .containsEntry("Own", FINE)
        .containsEntry("Guest", FINE);
    assertThat(trouble).isEmpty();
  }

  @Test
  void who_came_in_is_known_the_next_time_and_is_trusted() {
    RiskAssessments risk = risk(devices, List.of(), List.of());
    assertThat(risk.assess(visitor.then(NOW)).confidence()).isEqualTo(Confidence.NEUTRAL);

    risk.remember(visitor.then(NOW));

    assertThat(risk.assess(visitor.then(NOW.plusSeconds(9))).confidence())
        .isEqualTo(Confidence.HIGH);
    assertThat(risk.assess(visitor.at(-33, 151).then(NOW.plusSeconds(9))).confidence())
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void what_is_kept_until_somebody_is_approved_is_remembered_then_and_gives_nothing_away() {
    RiskAssessments risk = risk(devices, List.of(), List.of());
    String kept = risk.sighting(visitor.then(NOW)).text();
    assertThat(kept).doesNotContain("token", "Mozilla", "48.8", "2.35");
    assertThat(devices.ofUser(tenant, Samples.ALICE)).isEmpty();

    risk.remember(tenant, Samples.ALICE, Sighting.of(kept), NOW.plusSeconds(60));

    assertThat(risk.assess(visitor.then(NOW.plusSeconds(61))).confidence())
        .isEqualTo(Confidence.HIGH);
    assertThat(places.find(tenant, Samples.ALICE))
        .hasValueSatisfying(place -> assertThat(place.at()).isEqualTo(NOW.plusSeconds(60)));
  }

  @Test
  void what_is_rolled_back_is_not_remembered() {
    MemoryTransactions transactions = new MemoryTransactions(store);
    RiskAssessments risk = risk(devices, List.of(), List.of());
    transactions.failCommits(1);

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() ->
            transactions.inTransaction(() -> {
              risk.remember(visitor.then(NOW));
              return true;
            }));

    assertThat(devices.ofUser(tenant, Samples.ALICE)).isEmpty();
    assertThat(places.find(tenant, Samples.ALICE)).isEmpty();
  }

  @Test
  void an_assessor_that_throws_or_says_nothing_says_risk_and_harms_no_other() {
    RiskAssessment found =
        risk(
                devices,
                List.of(
                    failing(
                        "OwnThrows",
                        () -> {
                          throw new IllegalStateException("broken");
                        }),
                    failing("OwnSaysNothing", RiskAssessmentsTest::nothing)),
                List.of(
                    guest(
                        failing(
                            "Throws",
                            () -> {
                              throw new IllegalStateException("broken");
                            })),
                    guest(
                        failing(
                            "Overflows",
                            () -> {
                              throw new StackOverflowError();
                            })),
                    guest(
                        failing(
                            "Misfits",
                            () -> {
                              throw new NoSuchMethodError("gone");
                            })),
                    guest(failing("SaysNothing", RiskAssessmentsTest::nothing)),
                    guest(new MemoryAssessor("Fine", FINE))))
            .assess(visitor.then(NOW));

    for (String name :
        List.of("OwnThrows", "OwnSaysNothing", "Throws", "Overflows", "Misfits", "SaysNothing")) {
      assertThat(found.assessments()).containsEntry(name, Assessment.NOT_AVAILABLE);
      assertThat(trouble).containsKey(name);
    }
    assertThat(found.assessments()).containsEntry("Fine", FINE);
    assertThat(found.confidence()).isEqualTo(Confidence.LOW);
  }

  @Test
  void assessors_that_hang_are_waited_for_once_all_together() {
    List<Guest> many =
        IntStream.range(0, 100).mapToObj(i -> guest(hanging("Hanging" + i))).toList();
    RiskAssessments risk =
        new RiskAssessments(
            newDevice(devices),
            new ImpossibleTravel(places, users, Optional.empty()),
            List.of(),
            many,
            InstantSource.system(),
            trouble::put);

    long before = System.nanoTime();
    RiskAssessment found = risk.assess(visitor.then(NOW));
    Duration taken = Duration.ofNanos(System.nanoTime() - before);

    assertThat(found.assessments())
        .containsEntry("Hanging0", Assessment.NOT_AVAILABLE)
        .containsEntry("Hanging99", Assessment.NOT_AVAILABLE);
    // One after the other would take twenty.
    assertThat(taken).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void time_that_is_over_is_over_for_all() {
    Assessor late =
        failing(
            "Late",
            () -> {
              clock.tick(Duration.ofSeconds(1));
              return FINE;
            });
    RiskAssessment found =
        risk(devices, List.of(late), List.of(guest(hanging("A")), guest(hanging("B"))))
            .assess(visitor.then(NOW));

    assertThat(found.assessments())
        .containsEntry("Late", FINE)
        .containsEntry("A", Assessment.NOT_AVAILABLE)
        .containsEntry("B", Assessment.NOT_AVAILABLE);
  }

  @Test
  void a_clock_that_is_set_back_meanwhile_makes_nobody_wait_longer() {
    Assessor back =
        failing(
            "Back",
            () -> {
              clock.tick(Duration.ofDays(-365_000));
              return FINE;
            });

    assertThat(
            risk(devices, List.of(back), List.of(guest(hanging("A"))))
                .assess(visitor.then(NOW))
                .assessments())
        .containsEntry("A", Assessment.NOT_AVAILABLE);
  }

  @Test
  void an_assessor_without_a_thread_left_says_risk_at_once() {
    Guest full =
        new Guest(
            "Full",
            new MemoryAssessor("Full", FINE),
            _ -> {
              throw new RejectedExecutionException("all of them hang");
            });

    assertThat(risk(devices, List.of(), List.of(full)).assess(visitor.then(NOW)).assessments())
        .containsEntry("Full", Assessment.NOT_AVAILABLE);
  }

  @Test
  void who_is_interrupted_still_gets_an_answer_and_stays_interrupted() {
    RiskAssessments risk = risk(devices, List.of(), List.of(guest(hanging("A"))));
    Thread.currentThread().interrupt();

    RiskAssessment found = risk.assess(visitor.then(NOW));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(found.assessments()).containsEntry("A", Assessment.NOT_AVAILABLE);
  }

  @Test
  void a_store_that_is_gone_says_risk() {
    RiskAssessment found = risk(gone(), List.of(), List.of()).assess(visitor.then(NOW));

    assertThat(found.assessments()).containsEntry("NewDevice", Assessment.NOT_AVAILABLE);
    assertThat(found.confidence()).isEqualTo(Confidence.LOW);
  }

  @Test
  void no_two_assessors_have_one_name() {
    for (String taken : List.of("NewDevice", "ImpossibleTravel", "Own", "", "a b", "__proto__")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              risk(
                  devices,
                  List.of(new MemoryAssessor("Own", FINE)),
                  List.of(guest(new MemoryAssessor(taken, FINE)))));
    }
  }

  @Test
  void of_64_who_come_in_at_once_all_are_remembered_as_one() {
    RiskAssessments risk = risk(devices, List.of(), List.of());
    MemoryTransactions transactions = new MemoryTransactions(store);

    List<Boolean> all =
        Race.of(
            64,
            runner ->
                transactions.inTransaction(() -> {
                  risk.remember(visitor.then(NOW.plusMillis(runner)));
                  return true;
                }));

    assertThat(all).hasSize(64);
    assertThat(devices.ofUser(tenant, Samples.ALICE)).hasSize(2);
    assertThat(places.find(tenant, Samples.ALICE)).isPresent();
  }

  private RiskAssessments risk(KnownDevices known, List<Assessor> own, List<Guest> guests) {
    return new RiskAssessments(
        newDevice(known),
        new ImpossibleTravel(places, users, Optional.empty()),
        own,
        guests,
        clock,
        trouble::put);
  }

  private NewDevice newDevice(KnownDevices known) {
    return new NewDevice(known, users, new Fingerprints(new MemorySecrets()), Duration.ofDays(30));
  }

  private Guest guest(Assessor assessor) {
    return new Guest(assessor.name(), assessor, threads);
  }

  /** Waits for the end of the test, whatever interrupts it. */
  private Assessor hanging(String name) {
    return failing(
        name,
        () -> {
          boolean waits = true;
          while (waits) {
            try {
              hanging.await();
              waits = false;
            } catch (InterruptedException ignored) {
              // As a hostile one would.
            }
          }
          return FINE;
        });
  }

  private interface Answer {
    Assessment get();
  }

  @SuppressWarnings("NullAway") // as one might that is not checked as ours are
  private static Assessment nothing() {
    return null;
  }

  private static Assessor failing(String name, Answer answer) {
    return new Assessor() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Assessment assess(RiskQuestion question) {
        return answer.get();
      }
    };
  }

  private static KnownDevices gone() {
    return new KnownDevices() {
      @Override
      public List<KnownDevice> ofUser(TenantId asked, UserId user) {
        throw new StorageUnavailable(new IOException("gone"));
      }

      @Override
      public void keep(KnownDevice device) {
        throw new StorageUnavailable(new IOException("gone"));
      }

      @Override
      public void forgetOldest(TenantId asked, UserId user) {
        throw new StorageUnavailable(new IOException("gone"));
      }
    };
  }
}
