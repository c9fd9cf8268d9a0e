package io.countersign.application.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.Location;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.risk.Assessment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Assessor} does. */
public interface AssessorContract {

  /** The assessor under test. */
  Assessor assessor();

  @Test
  default void its_name_is_a_word_that_stays_the_same() {
    assertThat(assessor().name()).matches("[A-Za-z][A-Za-z0-9]{0,63}").isEqualTo(assessor().name());
  }

  @Test
  default void it_answers_whatever_it_is_told_or_not() {
    for (RiskQuestion question : questions()) {
      assertThat(assessor().assess(question)).isNotNull();
    }
  }

  @Test
  default void it_answers_many_at_once_as_it_answers_one() {
    RiskQuestion question = questions().getLast();
    Assessment alone = assessor().assess(question);

    assertThat(Race.of(64, _ -> assessor().assess(question))).containsOnly(alone);
  }

  private static List<RiskQuestion> questions() {
    return List.of(
        question(RequestFacts.NONE, Optional.empty()),
        question(
            new RequestFacts(
                Optional.of("not an address"),
                Optional.of(""),
                Optional.of("-"),
                Optional.of(new Location(-90, 180, Optional.empty(), Optional.empty()))),
            Optional.of(SecretBytes.none())),
        question(
            new RequestFacts(
                Optional.of("::ffff:192.0.2.1"),
                Optional.of("Mozilla/5.0"),
                Optional.of("fr"),
                Optional.empty()),
            Optional.of(Samples.secret("token"))));
  }

  private static RiskQuestion question(RequestFacts request, Optional<SecretBytes> device) {
    Context context =
        new Context(Context.NONE.user(), Optional.empty(), request, Context.NONE.requested());
    return new RiskQuestion(Samples.tenant(), Samples.ALICE, Samples.NOW, context, device);
  }
}
