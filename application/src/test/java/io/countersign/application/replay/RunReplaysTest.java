package io.countersign.application.replay;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.SentFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.PolicyVersion;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Command.Allow;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Command.EnrollWith;
import io.countersign.domain.policy.Deliberation;
import io.countersign.domain.policy.Origin;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyRun;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RunReplaysTest {

  private static final FactorType CODE = CodeFactor.TYPE;
  private static final FactorType SENT = SentFactor.TYPE;

  private final Installation installation = new Installation();

  @Test
  void every_kind_of_change_is_counted_and_shown() {
    version(1, _ -> List.of(new Deny("Not today.")));
    Map<String, List<FactorType>> enrolled =
        Map.of(
            "same", List.of(CODE),
            "more", List.of(CODE, SENT),
            "less", List.of(CODE),
            "other", List.of(CODE, SENT),
            "lockedOut", List.of(SENT),
            "denied", List.of(CODE),
            "admitted", List.of(CODE),
            "failed", List.of(CODE));
    enrolled.forEach((user, factors) -> signedIn(new UserId(user), factors));
    PolicyReplay done =
        replayed(event ->
            switch (event.user().value()) {
              case "same", "lockedOut" -> List.of(new ChallengeWith(CODE));
              case "more" -> List.of(new ChallengeWith(CODE), new ChallengeWith(SENT));
              case "other" -> List.of(new ChallengeWith(SENT));
              case "denied" -> List.of(new Deny("No."));
              case "failed" -> throw new IllegalStateException("broken");
              default -> List.of(new Allow());
            });

    assertThat(done.state()).isEqualTo(ReplayState.DONE);
    assertThat(done.examined()).isEqualTo(8);
    assertThat(done.expected()).contains(8);
    for (Change change : Change.values()) {
      assertThat(done.tally().of(change)).as(change.text()).isOne();
      List<Example> examples = done.tally().examplesOf(change);
      assertThat(examples).hasSize(change == Change.SAME ? 0 : 1);
      assertThat(examples).allMatch(one -> one.user().value().equals(change.text()));
    }
    Example more = done.tally().examplesOf(Change.MORE).getFirst();
    assertThat(more.then().asked())
        .containsExactly(new Course.Asked(false, List.of(CODE, SENT), Optional.of(CODE)));
    assertThat(more.now().asked())
        .extracting(Course.Asked::proved)
        .containsExactly(Optional.of(CODE), Optional.of(SENT));
    Example lockedOut = done.tally().examplesOf(Change.LOCKED_OUT).getFirst();
    assertThat(lockedOut.now().denied()).contains("no-usable-factor");
    Example admitted = done.tally().examplesOf(Change.ADMITTED).getFirst();
    assertThat(admitted.then().denied()).contains("denied-by-policy");
  }

  @Test
  void who_is_offered_what_they_prove_anyway_notices_no_change() {
    signedIn(ALICE, List.of(CODE, SENT));

    PolicyReplay done = replayed(_ -> List.of(new ChallengeWithAny(List.of(SENT, CODE))));
    assertThat(done.tally().counts()).isEqualTo(Map.of(Change.SAME, 1));
  }

  @Test
  void who_has_nothing_and_is_to_enroll_is_asked_more() {
    signedIn(ALICE, List.of());

    PolicyReplay done = replayed(_ -> List.of(new EnrollWith(CODE)));
    Example more = done.tally().examplesOf(Change.MORE).getFirst();
    assertThat(more.then().asked()).isEmpty();
    assertThat(more.now().asked())
        .containsExactly(new Course.Asked(true, List.of(CODE), Optional.of(CODE)));
  }

  @Test
  void step_ups_with_a_token_are_asked_for_by_no_policy() {
    Authentication real = authentication(ALICE, List.of(), 0);
    installation.authentications.add(
        new Authentication(
            real.id(),
            real.tenant(),
            real.user(),
            real.client(),
            Optional.of(new UserTokenId(UUID.randomUUID())),
            real.firstFactor(),
            real.progress(),
            real.proofs(),
            0,
            real.createdAt(),
            real.expiresAt()));
    later();

    PolicyReplay done = replayed(_ -> List.of(new Deny("No.")));
    assertThat(done.tally().counts()).isEqualTo(Map.of(Change.SAME, 1));
  }

  @Test
  void few_are_in_memory_at_once_and_few_examples_are_kept() {
    many(60);
    PolicyReplay begun = begun(_ -> List.of(new Deny("No.")));
    List<Integer> seen = new ArrayList<>();

    assertThat(runner(() -> seen.add(found(begun).examined())).run()).isEqualTo(60);

    assertThat(seen).containsExactly(25, 50);
    PolicyReplay done = found(begun);
    assertThat(done.state()).isEqualTo(ReplayState.DONE);
    assertThat(done.tally().counts()).isEqualTo(Map.of(Change.DENIED, 60));
    assertThat(done.tally().examplesOf(Change.DENIED)).hasSize(Tally.MOST_EXAMPLES);
    assertThat(installation.policyReplays.draft(begun.tenant(), begun.id())).isEmpty();
  }

  @Test
  void what_a_node_that_died_had_begun_another_one_goes_on_with() {
    many(60);
    PolicyReplay begun = begun(_ -> List.of(new Deny("No.")));

    assertThatThrownBy(() ->
            runner(
                    () -> {
                      throw new InternalError("the node died");
                    })
                .run())
        .isInstanceOf(InternalError.class);
    assertThat(found(begun).state()).isEqualTo(ReplayState.RUNNING);
    assertThat(found(begun).examined()).isEqualTo(25);

    assertThat(runner(() -> {}).run()).isEqualTo(35);
    assertThat(found(begun).tally().counts()).isEqualTo(Map.of(Change.DENIED, 60));
  }

  @Test
  void two_nodes_at_once_count_nobody_twice() {
    many(60);
    PolicyReplay begun = begun(_ -> List.of(new Deny("No.")));

    int counted = runner(() -> assertThat(runner(() -> {}).run()).isEqualTo(35)).run();

    assertThat(counted).isEqualTo(25);
    assertThat(found(begun).state()).isEqualTo(ReplayState.DONE);
    assertThat(found(begun).examined()).isEqualTo(60);
    assertThat(found(begun).tally().counts()).isEqualTo(Map.of(Change.DENIED, 60));
  }

  @Test
  void a_sandbox_that_is_busy_denies_nobody_and_is_asked_again_later() {
    many(5);
    AtomicInteger asked = new AtomicInteger();
    PolicyReplay begun =
        begun(_ -> {
          if (asked.incrementAndGet() == 3) {
            throw new PoliciesBusy("too many others run");
          }
          return List.of(new Allow());
        });

    assertThat(runner(() -> {}).run()).isEqualTo(2);
    assertThat(found(begun).state()).isEqualTo(ReplayState.RUNNING);
    assertThat(runner(() -> {}).run()).isZero();
    installation.clock.tick(Duration.ofSeconds(10));
    assertThat(runner(() -> {}).run()).isEqualTo(3);

    assertThat(found(begun).state()).isEqualTo(ReplayState.DONE);
    assertThat(found(begun).tally().counts()).isEqualTo(Map.of(Change.LESS, 5));
  }

  @Test
  void one_that_is_canceled_goes_no_further() {
    many(60);
    PolicyReplay begun = begun(_ -> List.of(new Deny("No.")));
    CancelReplay cancel = new CancelReplay(installation.policyReplays, installation.clock);

    int counted =
        runner(() -> assertThat(cancel.cancel(begun.tenant(), begun.id())).isPresent()).run();

    assertThat(counted).isEqualTo(25);
    assertThat(found(begun).state()).isEqualTo(ReplayState.CANCELED);
    assertThat(found(begun).examined()).isEqualTo(25);
    assertThat(found(begun).endedAt()).contains(installation.clock.instant());
    assertThat(cancel.cancel(begun.tenant(), begun.id())).contains(found(begun));
    assertThat(cancel.cancel(begun.tenant(), new ReplayId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void a_store_that_is_away_ends_no_replay() {
    many(3);
    PolicyReplay begun =
        begun(_ -> {
          throw new StorageUnavailable(new IllegalStateException("away"));
        });
    RunReplays away =
        new RunReplays(
            installation.authentications,
            installation.tenants,
            installation.compiledPolicies,
            installation.trials,
            new Unreliable(installation.policyReplays),
            comparison(),
            installation.clock,
            () -> {});

    assertThatThrownBy(away::run).isInstanceOf(StorageUnavailable.class);
    assertThat(found(begun).state()).isEqualTo(ReplayState.WAITING);
  }

  @Test
  void a_version_whose_engine_is_gone_ends_the_replay_and_not_the_others() {
    installation.policies.add(
        new PolicyVersion(
            TenantId.DEFAULT,
            1,
            PolicyKind.ACTIONS,
            CLIENT,
            Optional.empty(),
            installation.clock.instant()),
        new PolicySource("{}"));
    PolicyReplay begun = begun(new BeginReplay.Which.Saved(1));

    runner(() -> {}).run();

    assertThat(found(begun).state()).isEqualTo(ReplayState.FAILED);
    assertThat(found(begun).failure()).contains("no-engine");
    assertThat(found(begun).dueAt()).isEmpty();
  }

  @Test
  void what_began_before_or_after_is_not_in_it() {
    installation.authentications.add(authentication(ALICE, List.of(), 0));
    installation.clock.tick(Duration.ofDays(8));
    installation.authentications.add(authentication(ALICE, List.of(), 0));
    later();
    PolicyReplay begun = begun(_ -> List.of(new Deny("No.")));
    installation.authentications.add(authentication(ALICE, List.of(), 0));

    runner(() -> {}).run();
    assertThat(found(begun).examined()).isOne();
  }

  private PolicyReplay replayed(Function<PolicyEvent, List<Command>> policy) {
    PolicyReplay begun = begun(policy);
    runner(() -> {}).run();
    return found(begun);
  }

  private PolicyReplay begun(Function<PolicyEvent, List<Command>> policy) {
    return begun(
        new BeginReplay.Which.Draft(
            PolicyKind.RULES, installation.engine.write(new Written(policy))));
  }

  private PolicyReplay begun(BeginReplay.Which which) {
    return ((BeginReplayResult.Begun)
            installation.beginReplay.begin(TenantId.DEFAULT, CLIENT, which, 7))
        .replay();
  }

  private PolicyReplay found(PolicyReplay replay) {
    return installation.policyReplays.find(replay.tenant(), replay.id()).orElseThrow();
  }

  private RunReplays runner(Runnable pause) {
    return new RunReplays(
        installation.authentications,
        installation.tenants,
        installation.compiledPolicies,
        installation.trials,
        installation.policyReplays,
        comparison(),
        installation.clock,
        pause);
  }

  private Comparison comparison() {
    return new Comparison(
        installation.rehearsals, installation.compiledPolicies, installation.factors);
  }

  private void version(int number, Function<PolicyEvent, List<Command>> policy) {
    installation.policies.add(
        new PolicyVersion(
            TenantId.DEFAULT,
            number,
            PolicyKind.RULES,
            CLIENT,
            Optional.empty(),
            installation.clock.instant()),
        installation.engine.write(new Written(policy)));
  }

  private void many(int count) {
    enroll(ALICE, CODE);
    IntStream.range(0, count)
        .forEach(i -> installation.authentications.add(authentication(ALICE, List.of(), i / 2)));
    later();
  }

  /** Who is to be let in was not, under version 1. */
  private void signedIn(UserId user, List<FactorType> factors) {
    factors.forEach(factor -> enroll(user, factor));
    Authentication real = authentication(user, factors.stream().limit(1).toList(), 0);
    installation.authentications.add(
        user.value().equals("admitted")
            ? real.deliberated(Deliberation.NONE.under(PolicyRun.begin(1)))
            : real);
    later();
  }

  private void later() {
    installation.clock.tick(Duration.ofMinutes(1));
  }

  private void enroll(UserId user, FactorType factor) {
    AuthenticatorId id = new AuthenticatorId(UUID.randomUUID());
    Authenticator bound =
        Authenticator.bound(
            id, TenantId.DEFAULT, user, factor, Samples.LABEL, installation.clock.instant());
    assertThat(
            installation.authenticators.add(
                new OpenedAuthenticator(bound, Samples.credential("seed")), Optional.empty()))
        .isTrue();
  }

  private Authentication authentication(UserId user, List<FactorType> proved, int seconds) {
    return new Authentication(
        new AuthenticationId(UUID.randomUUID()),
        TenantId.DEFAULT,
        user,
        CLIENT,
        Optional.empty(),
        Optional.empty(),
        new Progress.Choosing(),
        proved.stream()
            .map(factor ->
                new Proof(
                    factor,
                    new AuthenticatorId(UUID.randomUUID()),
                    Set.of(),
                    Set.of("otp"),
                    installation.clock.instant()))
            .toList(),
        0,
        installation.clock.instant().plusSeconds(seconds),
        installation.clock.instant().plusSeconds(300));
  }

  /** One stage, written in Java. */
  private record Written(Function<PolicyEvent, List<Command>> stage) implements Policy {

    @Override
    public List<String> stages() {
      return List.of("stage");
    }

    @Override
    public Answer ask(int number, PolicyEvent event, String memo) {
      return new Answer(
          stage.apply(event).stream()
              .map(command -> new Answer.Said(command, new Origin("stage")))
              .toList(),
          List.of(),
          "");
    }
  }

  /** Goes away whenever something is to be kept. */
  private record Unreliable(PolicyReplays there) implements PolicyReplays {

    @Override
    public void add(PolicyReplay replay, Optional<PolicySource> draft) {
      there.add(replay, draft);
    }

    @Override
    public Optional<PolicyReplay> find(TenantId tenant, ReplayId id) {
      return there.find(tenant, id);
    }

    @Override
    public Optional<PolicySource> draft(TenantId tenant, ReplayId id) {
      return there.draft(tenant, id);
    }

    @Override
    public Optional<PolicyReplay> unfinished(TenantId tenant) {
      return there.unfinished(tenant);
    }

    @Override
    public List<PolicyReplay> newest(TenantId tenant, int most) {
      return there.newest(tenant, most);
    }

    @Override
    public Optional<PolicyReplay> due(Instant by) {
      return there.due(by);
    }

    @Override
    public boolean advance(PolicyReplay from, PolicyReplay to) {
      throw new StorageUnavailable(new IllegalStateException("away"));
    }
  }
}
