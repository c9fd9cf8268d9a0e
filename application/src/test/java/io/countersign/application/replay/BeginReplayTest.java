package io.countersign.application.replay;

import static io.countersign.application.fixture.Samples.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.PolicyTrials.Unfit;
import io.countersign.application.policy.PolicyVersion;
import io.countersign.application.replay.BeginReplay.Which;
import io.countersign.application.replay.BeginReplayResult.Begun;
import io.countersign.application.replay.BeginReplayResult.NoSuchVersion;
import io.countersign.application.replay.BeginReplayResult.NotCompiled;
import io.countersign.application.replay.BeginReplayResult.UnderWay;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class BeginReplayTest {

  private final Installation installation = new Installation();

  @Test
  void a_draft_waits_with_its_source_for_whoever_runs_it() {
    PolicySource source = installation.engine.write(new Silent());

    Begun begun = (Begun) begin(new Which.Draft(PolicyKind.RULES, source), 30);

    PolicyReplay replay = begun.replay();
    assertThat(replay.state()).isEqualTo(ReplayState.WAITING);
    assertThat(replay.version()).isEmpty();
    assertThat(replay.since()).isEqualTo(installation.clock.instant().minus(Duration.ofDays(30)));
    assertThat(replay.until()).isEqualTo(installation.clock.instant());
    ReadReplay read = new ReadReplay(installation.policyReplays);
    assertThat(read.read(TenantId.DEFAULT, replay.id())).contains(replay);
    assertThat(new ListReplays(installation.policyReplays).list(TenantId.DEFAULT))
        .containsExactly(replay);
    assertThat(installation.policyReplays.draft(TenantId.DEFAULT, replay.id())).contains(source);
  }

  @Test
  void a_version_is_named_and_not_copied() {
    saveVersion();

    PolicyReplay replay = ((Begun) begin(new Which.Saved(1), 7)).replay();
    assertThat(replay.version()).contains(1);
    assertThat(installation.policyReplays.draft(TenantId.DEFAULT, replay.id())).isEmpty();
  }

  @Test
  void what_is_not_there_or_does_not_compile_is_not_begun() {
    assertThat(begin(new Which.Saved(9), 7)).isEqualTo(new NoSuchVersion());
    assertThat(begin(new Which.Draft(PolicyKind.RULES, new PolicySource("unknown")), 7))
        .isInstanceOfSatisfying(
            NotCompiled.class, not -> assertThat(not.why()).isInstanceOf(Unfit.Flawed.class));
    assertThat(installation.policyReplays.newest(TenantId.DEFAULT, 1)).isEmpty();
    assertThat(told()).isEmpty();
  }

  @Test
  void a_tenant_has_one_at_a_time() {
    Which draft = new Which.Draft(PolicyKind.RULES, installation.engine.write(new Silent()));

    List<BeginReplayResult> both = Race.of(2, _ -> begin(draft, 7));

    Begun one =
        both.stream()
            .filter(Begun.class::isInstance)
            .map(Begun.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(both).containsExactlyInAnyOrder(one, new UnderWay(one.replay().id()));
    assertThat(told()).hasSize(1);
    var _ =
        new CancelReplay(installation.policyReplays, installation.clock)
            .cancel(TenantId.DEFAULT, one.replay().id());
    assertThat(begin(draft, 7)).isInstanceOf(Begun.class);
  }

  @Test
  void it_goes_back_1_to_90_days() {
    Which draft = new Which.Draft(PolicyKind.RULES, installation.engine.write(new Silent()));

    assertThatIllegalArgumentException().isThrownBy(() -> begin(draft, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> begin(draft, 91));
    assertThat(begin(draft, 90)).isInstanceOf(Begun.class);
  }

  @Test
  void each_that_is_begun_is_told_with_the_version_if_there_is_one() {
    saveVersion();
    Begun saved = (Begun) begin(new Which.Saved(1), 7);
    var _ =
        new CancelReplay(installation.policyReplays, installation.clock)
            .cancel(TenantId.DEFAULT, saved.replay().id());
    Which draft = new Which.Draft(PolicyKind.RULES, installation.engine.write(new Silent()));
    assertThat(begin(draft, 7)).isInstanceOf(Begun.class);

    assertThat(told())
        .allSatisfy(event -> {
          assertThat(event.tenant()).isEqualTo(TenantId.DEFAULT);
          assertThat(event.user()).isEmpty();
          assertThat(event.client()).contains(CLIENT);
        })
        .extracting(Event::data)
        .containsExactly(
            new TreeMap<>(Map.of("version", "1", "kind", "rules")),
            new TreeMap<>(Map.of("kind", "rules")));
  }

  @Test
  void what_was_not_begun_after_all_is_not_told() {
    Which draft = new Which.Draft(PolicyKind.RULES, installation.engine.write(new Silent()));
    installation.transactions.failCommits(1);

    assertThatThrownBy(() -> begin(draft, 7)).isInstanceOf(StorageUnavailable.class);

    assertThat(installation.policyReplays.newest(TenantId.DEFAULT, 1)).isEmpty();
    assertThat(told()).isEmpty();
  }

  private void saveVersion() {
    installation.policies.add(
        new PolicyVersion(
            TenantId.DEFAULT,
            1,
            PolicyKind.RULES,
            CLIENT,
            Optional.empty(),
            installation.clock.instant()),
        installation.engine.write(new Silent()));
  }

  private List<Event> told() {
    return installation.events.all().stream()
        .filter(event -> event.type() == EventType.POLICY_REPLAYED)
        .toList();
  }

  private BeginReplayResult begin(Which which, int days) {
    return installation.beginReplay.begin(TenantId.DEFAULT, CLIENT, which, days);
  }

  private record Silent() implements Policy {

    @Override
    public List<String> stages() {
      return List.of();
    }

    @Override
    public Answer ask(int stage, PolicyEvent event, String memo) {
      throw new IllegalStateException("it has no stages");
    }
  }
}
