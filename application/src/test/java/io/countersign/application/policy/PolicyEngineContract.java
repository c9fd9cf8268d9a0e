package io.countersign.application.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.fixture.Samples;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link PolicyEngine} does. */
public interface PolicyEngineContract {

  PolicyEvent EVENT =
      new PolicyEvent(
          Samples.NOW,
          Samples.tenant(),
          "Somebody's",
          Samples.CLIENT,
          new UserId("Ünï 😀"),
          Entry.SIGN_IN,
          Context.NONE,
          List.of(),
          List.of(),
          RiskAssessment.NONE);

  /** The engine under test. */
  PolicyEngine engine();

  /** What denies everybody, in one stage of the name {@code nobody}. */
  PolicySource denying();

  /** What is no policy. */
  PolicySource flawed();

  @Test
  default void a_policy_says_the_same_whenever_it_is_asked_the_same() {
    Policy policy = engine().compile(denying());

    List<Answer> answers = IntStream.range(0, 3).mapToObj(_ -> policy.ask(0, EVENT, "")).toList();

    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(answers.getFirst().commands())
        .singleElement()
        .satisfies(said -> {
          assertThat(said.command()).isInstanceOf(Command.Deny.class);
          assertThat(said.origin().stage()).isEqualTo("nobody");
        });
  }

  @Test
  default void the_stages_of_a_policy_have_names() {
    assertThat(engine().compile(denying()).stages()).containsExactly("nobody");
  }

  @Test
  default void what_is_no_policy_is_refused_with_its_flaws() {
    PolicyEngine engine = engine();

    assertThatThrownBy(() -> engine.compile(flawed()))
        .isInstanceOfSatisfying(
            InvalidPolicy.class, invalid -> assertThat(invalid.flaws()).isNotEmpty());
    assertThat(engine.compile(denying()).stages()).isNotEmpty();
  }

  @Test
  default void an_engine_may_be_warmed_up_more_than_once() {
    PolicyEngine engine = engine();

    engine.warmUp();
    engine.warmUp();

    assertThat(engine.compile(denying()).ask(0, EVENT, "").commands()).hasSize(1);
  }

  @Test
  default void policies_to_begin_with_compile() {
    assertThat(engine().presets())
        .allSatisfy(preset -> {
          assertThat(preset.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
          assertThat(preset.description()).isNotBlank();
          engine().compile(new PolicySource(preset.document()));
        });
  }
}
