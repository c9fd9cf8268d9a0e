package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.SimulatePolicy.About;
import io.countersign.application.authentication.SimulatePolicy.Which;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.SentFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.policy.PolicyEngines;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.PolicyTrials;
import io.countersign.application.policy.PolicyTurns;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Command.EnrollWith;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.Finding.What;
import io.countersign.domain.policy.Origin;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SimulatePolicyTest {

  private static final FactorType CODE = CodeFactor.TYPE;
  private static final FactorType SENT = SentFactor.TYPE;

  private final Installation installation = new Installation();
  private final SimulatePolicy simulate =
      new SimulatePolicy(
          installation.tenants,
          installation.authentications,
          installation.policies,
          installation.compiledPolicies,
          new PolicyTrials(new PolicyEngines(List.of(installation.engine)), PolicyTurns.of(16, 2)),
          installation.rehearsals,
          installation.clock);

  @Test
  void stages_are_asked_one_after_the_other_and_see_what_was_proved() {
    Policy policy =
        stages(
            _ -> List.of(new ChallengeWithAny(List.of(CODE, SENT))),
            event ->
                event.methods().stream().anyMatch(done -> done.type().equals(Optional.of(CODE)))
                    ? List.of(new ChallengeWith(SENT, List.of()))
                    : List.of());

    Simulation both = play(policy, List.of(CODE, SENT), CODE, SENT);
    assertThat(both.end()).isEqualTo(Simulation.End.ALLOWED);
    assertThat(both.steps()).hasSize(3);
    assertThat(both.steps().getFirst().decision())
        .isEqualTo(new Decision.Offer(List.of(CODE, SENT), true));
    assertThat(both.steps().get(1).decision()).isEqualTo(new Decision.Offer(List.of(SENT), false));

    Simulation other = play(policy, List.of(CODE, SENT), SENT);
    assertThat(other.end()).isEqualTo(Simulation.End.ALLOWED);
    assertThat(other.steps()).hasSize(2);
  }

  @Test
  void what_is_left_out_is_waited_for_and_something_else_does_not_do() {
    Policy policy = stages(_ -> List.of(new ChallengeWith(CODE, List.of())));

    assertThat(play(policy, List.of(CODE, SENT)).end()).isEqualTo(Simulation.End.WAITING);
    Simulation wrong = play(policy, List.of(CODE, SENT), SENT);
    assertThat(wrong.end()).isEqualTo(Simulation.End.NOT_ASKED_FOR);
    assertThat(wrong.steps().getFirst().proved()).isEmpty();
  }

  @Test
  void nobody_is_let_in_for_want_of_a_factor() {
    Simulation denied =
        play(stages(_ -> List.of(new ChallengeWith(CODE, List.of()))), List.of(SENT), SENT);

    assertThat(denied.end()).isEqualTo(Simulation.End.DENIED);
    assertThat(denied.trace())
        .anySatisfy(finding -> {
          assertThat(finding.what()).isEqualTo(What.DROPPED);
          assertThat(finding.factor()).contains(CODE);
          assertThat(finding.text()).isEqualTo("not-enrolled");
        });
  }

  @Test
  void what_the_policy_says_to_whom_it_denies_is_told() {
    Simulation denied = play(stages(_ -> List.of(new Deny("Not today."))), List.of());

    assertThat(denied.end()).isEqualTo(Simulation.End.DENIED);
    assertThat(denied.message()).contains("Not today.");
  }

  @Test
  void who_enrolls_has_proved_it() {
    Policy policy = stages(_ -> List.of(new EnrollWith(CODE)));

    Simulation enrolled = play(policy, List.of(), CODE);
    assertThat(enrolled.end()).isEqualTo(Simulation.End.ALLOWED);
    assertThat(enrolled.steps().getFirst().decision()).isInstanceOf(Decision.EnrollWithAny.class);
  }

  @Test
  void a_policy_that_throws_lets_nobody_in() {
    Simulation failed =
        play(
            stages(_ -> {
              throw new IllegalStateException("broken");
            }),
            List.of(CODE),
            CODE);

    assertThat(failed.end()).isEqualTo(Simulation.End.DENIED);
    assertThat(failed.trace()).anyMatch(finding -> finding.what() == What.FAILED);
  }

  @Test
  void without_a_policy_what_the_tenant_demands_is_played() {
    var tenant = installation.tenants.find(TenantId.DEFAULT).orElseThrow();
    installation.tenants.update(tenant.withMfa(MfaRequirement.MANDATORY));

    Simulation played = simulated(new Which.Active(), List.of(CODE), CODE);
    assertThat(played.version()).isEmpty();
    assertThat(played.end()).isEqualTo(Simulation.End.ALLOWED);
    assertThat(played.steps()).hasSize(2);
    assertThat(played.steps().getFirst().browserSpares()).isTrue();
  }

  @Test
  void what_there_is_not_is_not_played() {
    assertThat(simulate.simulate(ask(new Which.Saved(1), List.of())))
        .isEqualTo(new SimulationResult.NoSuchVersion());
    assertThat(
            simulate.simulate(
                ask(new Which.Draft(PolicyKind.RULES, new PolicySource("unknown")), List.of())))
        .isInstanceOf(SimulationResult.NotCompiled.class);
    assertThat(
            simulate.simulate(
                new SimulatePolicy.Ask(
                    TenantId.DEFAULT,
                    CLIENT,
                    new Which.Active(),
                    new About.Kept(new AuthenticationId(new UUID(1, 1))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())))
        .isEqualTo(new SimulationResult.NoSuchAuthentication());
  }

  private Simulation play(Policy policy, List<FactorType> enrolled, FactorType... proves) {
    return simulated(
        new Which.Draft(PolicyKind.RULES, installation.engine.write(policy)), enrolled, proves);
  }

  private Simulation simulated(Which which, List<FactorType> enrolled, FactorType... proves) {
    return ((SimulationResult.Simulated) simulate.simulate(ask(which, enrolled, proves)))
        .simulation();
  }

  private static SimulatePolicy.Ask ask(
      Which which, List<FactorType> enrolled, FactorType... proves) {
    return new SimulatePolicy.Ask(
        TenantId.DEFAULT,
        CLIENT,
        which,
        new About.Imagined(ALICE, Optional.empty(), Circumstances.UNKNOWN),
        Optional.of(enrolled),
        Optional.empty(),
        Optional.of(Arrays.asList(proves)));
  }

  @SafeVarargs
  private static Staged stages(Function<PolicyEvent, List<Command>>... stages) {
    List<Function<PolicyEvent, List<Command>>> all = new ArrayList<>();
    for (Function<PolicyEvent, List<Command>> stage : stages) {
      all.add(stage);
    }
    return new Staged(all);
  }

  /** A policy of stages written in Java. */
  private record Staged(List<Function<PolicyEvent, List<Command>>> all) implements Policy {

    @Override
    public List<String> stages() {
      return Stream.iterate(1, number -> number + 1)
          .limit(all.size())
          .map("stage %d"::formatted)
          .toList();
    }

    @Override
    public Answer ask(int stage, PolicyEvent event, String memo) {
      Origin origin = new Origin(stages().get(stage));
      return new Answer(
          all.get(stage).apply(event).stream().map(command -> new Said(command, origin)).toList(),
          List.of(),
          "");
    }
  }
}
