package io.countersign.application.replay;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link PolicyReplays} does. */
public interface PolicyReplaysContract {

  PolicySource DRAFT =
      new PolicySource(
          "{\"Ünï\": \" 😀\\\\ \"}", Map.of("admins only", Map.of("KEY", secret("s3cret"))));

  /** The adapter under test. */
  PolicyReplays replays();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_replay_is_found_as_it_was_kept() {
    for (Instant time : Times.ALL) {
      PolicyReplay replay = Replays.waiting(Samples.tenant(), time);
      add(replay);

      assertThat(replays().find(replay.tenant(), replay.id())).contains(replay);
    }
    PolicyReplay saved =
        PolicyReplay.of(
            new ReplayId(UUID.randomUUID()),
            Samples.tenant(),
            Samples.CLIENT,
            PolicyKind.ACTIONS,
            Optional.of(99_999),
            Duration.ofDays(90),
            NOW);
    replays().add(saved, Optional.empty());
    assertThat(replays().find(saved.tenant(), saved.id())).contains(saved);
    assertThat(replays().draft(saved.tenant(), saved.id())).isEmpty();
  }

  @Test
  default void its_draft_is_found_with_its_secrets_until_it_is_over() {
    PolicyReplay replay = add(Replays.waiting(Samples.tenant(), NOW));

    assertThat(replays().draft(replay.tenant(), replay.id())).contains(DRAFT);
    PolicyReplay begun = Replays.begun(replay);
    assertThat(replays().advance(replay, begun)).isTrue();
    assertThat(replays().draft(replay.tenant(), replay.id())).contains(DRAFT);
    assertThat(replays().advance(begun, Replays.failed(begun, NOW))).isTrue();
    assertThat(replays().draft(replay.tenant(), replay.id())).isEmpty();
  }

  @Test
  default void as_large_a_draft_as_there_may_be_is_kept() {
    PolicyReplay replay = Replays.waiting(Samples.tenant(), NOW);
    PolicySource large =
        new PolicySource(
            "€".repeat(400_000), Map.of("stage", Map.of("KEY", secret("x".repeat(60_000)))));
    replays().add(replay, Optional.of(large));

    assertThat(replays().draft(replay.tenant(), replay.id())).contains(large);
  }

  @Test
  default void how_far_it_came_is_kept_with_what_was_counted() {
    for (Instant time : Times.ALL) {
      PolicyReplay replay = add(Replays.waiting(Samples.tenant(), time));
      PolicyReplay begun = Replays.begun(replay);
      PolicyReplay further = Replays.advanced(begun, new UserId("Ünï 😀"));
      PolicyReplay later = Replays.due(further, time.plusSeconds(10));
      PolicyReplay failed = Replays.failed(later, time);

      List<PolicyReplay> all = List.of(replay, begun, further, later, failed);
      for (int i = 1; i < all.size(); i++) {
        assertThat(replays().advance(all.get(i - 1), all.get(i))).isTrue();
        assertThat(replays().find(replay.tenant(), replay.id())).contains(all.get(i));
      }
    }
  }

  @Test
  default void who_found_it_as_it_no_longer_is_does_not_bring_it_anywhere() {
    PolicyReplay replay = add(Replays.waiting(Samples.tenant(), NOW));
    PolicyReplay begun = Replays.begun(replay);
    PolicyReplay further = Replays.advanced(begun, ALICE);
    assertThat(replays().advance(replay, begun)).isTrue();
    assertThat(replays().advance(begun, further)).isTrue();

    assertThat(replays().advance(replay, Replays.failed(replay, NOW))).isFalse();
    assertThat(replays().advance(begun, Replays.advanced(begun, ALICE))).isFalse();
    PolicyReplay stranger = Replays.waiting(replay.tenant(), NOW);
    assertThat(replays().advance(stranger, Replays.begun(stranger))).isFalse();
    assertThat(replays().find(replay.tenant(), replay.id())).contains(further);
  }

  @Test
  default void of_16_that_bring_it_on_at_once_one_does() {
    PolicyReplay replay = add(Replays.waiting(Samples.tenant(), NOW));
    PolicyReplay begun = Replays.begun(replay);
    assertThat(replays().advance(replay, begun)).isTrue();

    assertThat(Race.of(16, _ -> replays().advance(begun, Replays.advanced(begun, ALICE))))
        .containsOnlyOnce(true);
  }

  @Test
  default void one_that_is_not_over_is_found_by_its_tenant() {
    PolicyReplay replay = add(Replays.waiting(Samples.tenant(), NOW));

    assertThat(replays().unfinished(replay.tenant())).contains(replay);
    assertThat(replays().unfinished(Samples.tenant())).isEmpty();
    assertThat(replays().advance(replay, Replays.failed(replay, NOW))).isTrue();
    assertThat(replays().unfinished(replay.tenant())).isEmpty();
  }

  @Test
  default void what_waits_longest_is_due_first_whosever_it_is() {
    // Of whoever used the store before.
    for (Optional<PolicyReplay> old = due(); old.isPresent(); old = due()) {
      assertThat(replays().advance(old.get(), Replays.failed(old.get(), NOW))).isTrue();
    }
    PolicyReplay second = add(Replays.waiting(Samples.tenant(), NOW.plusSeconds(2)));
    PolicyReplay first = add(Replays.waiting(Samples.tenant(), NOW.plusSeconds(1)));

    assertThat(replays().due(NOW)).isEmpty();
    assertThat(replays().due(NOW.plusSeconds(1))).contains(first);
    assertThat(replays().due(NOW.plusSeconds(9))).contains(first);
    assertThat(replays().advance(first, Replays.due(first, NOW.plusSeconds(3)))).isTrue();
    assertThat(replays().due(NOW.plusSeconds(9))).contains(second);
    assertThat(replays().advance(second, Replays.failed(second, NOW))).isTrue();
    assertThat(replays().due(NOW.plusSeconds(9))).map(PolicyReplay::id).contains(first.id());
  }

  @Test
  default void the_newest_are_listed_first() {
    TenantId tenant = Samples.tenant();
    List<PolicyReplay> three =
        IntStream.range(0, 3)
            .mapToObj(i -> add(Replays.waiting(tenant, NOW.minusSeconds(i))))
            .toList();

    assertThat(replays().newest(tenant, 10)).containsExactlyElementsOf(three);
    assertThat(replays().newest(tenant, 2)).containsExactlyElementsOf(three.subList(0, 2));
    assertThat(replays().newest(Samples.tenant(), 10)).isEmpty();
  }

  @Test
  default void nobody_else_has_the_replay_of_a_tenant() {
    PolicyReplay replay = add(Replays.waiting(Samples.tenant(), NOW));
    TenantId other = Samples.tenant();

    assertThat(replays().find(other, replay.id())).isEmpty();
    assertThat(replays().draft(other, replay.id())).isEmpty();
  }

  @Test
  default void a_replay_of_a_transaction_that_failed_is_not_kept() {
    PolicyReplay replay = Replays.waiting(Samples.tenant(), NOW);

    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  replays().add(replay, Optional.of(DRAFT));
                  throw new IllegalStateException("failed");
                }));
    assertThat(replays().find(replay.tenant(), replay.id())).isEmpty();
    assertThat(replays().draft(replay.tenant(), replay.id())).isEmpty();
  }

  private Optional<PolicyReplay> due() {
    return replays().due(Times.ALL.getLast());
  }

  private PolicyReplay add(PolicyReplay replay) {
    replays().add(replay, Optional.of(DRAFT));
    return replay;
  }
}
