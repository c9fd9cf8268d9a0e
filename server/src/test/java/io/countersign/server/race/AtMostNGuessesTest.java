package io.countersign.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.authentication.VerifyResult.Rejected;
import io.countersign.application.authentication.VerifyResult.TooManyGuesses;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Invariant 2 on the real parts: the factor is asked N times and not once more. */
class AtMostNGuessesTest extends EachInstallation {

  private static final int GUESSERS = 500;
  private static final SecretBytes LAPTOP =
      SecretBytes.of("the laptop of the owner".getBytes(StandardCharsets.UTF_8));
  private static final int ROUNDS = Nodes.full() ? 50 : 3;

  @Test
  void one_authentication_has_exactly_its_limit_of_wrong_responses_evaluated() {
    Phone phone = enroll();
    for (int round = 0; round < ROUNDS; round++) {
      AuthenticationId open = nodes.node(round).begin(phone.user());
      assertThat(evaluated((house, i) -> house.verify(open, phone.wrongCode(i))))
          .isEqualTo(House.ATTEMPTS);
      nodes.clock().tick(House.GUESS_WINDOW);
    }
  }

  @Test
  void one_authenticator_has_exactly_its_limit_evaluated_over_many_authentications() {
    Phone phone = enroll();
    for (int round = 0; round < ROUNDS; round++) {
      List<AuthenticationId> open = begin(GUESSERS, phone);
      long before = nodes.evaluations();
      List<VerifyResult> results =
          nodes.race(GUESSERS, (house, i) -> house.verify(open.get(i), phone.wrongCode(i)));
      assertThat(nodes.evaluations() - before).isEqualTo(House.GUESSES);
      assertThat(results).filteredOn(Rejected.class::isInstance).hasSize(House.GUESSES);
      assertThat(results)
          .filteredOn(TooManyGuesses.class::isInstance)
          .hasSize(results.size() - House.GUESSES);
      nodes.clock().tick(House.GUESS_WINDOW);
    }
  }

  @Test
  void a_right_code_that_is_refused_for_too_many_guesses_is_not_spent() {
    Phone phone = enroll();
    List<AuthenticationId> open = begin(House.GUESSES, phone);
    nextStep();
    for (int i = 0; i < House.GUESSES; i++) {
      var _ = nodes.node(i).verify(open.get(i), phone.wrongCode(i));
    }
    nodes.clock().tick(House.GUESS_WINDOW.minus(Phone.PERIOD));
    AuthenticationId late = nodes.node(0).begin(phone.user());
    assertThat(nodes.node(1).verify(late, phone.code())).isInstanceOf(TooManyGuesses.class);
    nextStep();
    // The same digits, one step late, and still good: the window of one step takes them.
    assertThat(nodes.node(2).verify(late, phone.codeBefore())).isInstanceOf(Verified.class);
  }

  @Test
  void a_known_device_has_exactly_its_limit_evaluated_while_strangers_hammer_on() {
    Phone phone = enroll();
    nextStep();
    AuthenticationId own = nodes.node(0).begin(phone.user(), LAPTOP);
    assertThat(nodes.node(0).verify(own, phone.code())).isInstanceOf(Verified.class);
    List<AuthenticationId> strangers = begin(GUESSERS, phone);
    nodes.race(GUESSERS, (house, i) -> house.verify(strangers.get(i), phone.wrongCode(i)));
    List<AuthenticationId> open = nodes.each(GUESSERS, house -> house.begin(phone.user(), LAPTOP));

    // Every second one is a stranger, of whom none is looked at any more.
    assertThat(
            evaluated((house, i) ->
                house.verify((i % 2 == 0 ? open : strangers).get(i), phone.wrongCode(i))))
        .isEqualTo(House.GUESSES);

    nextStep();
    assertThat(nodes.node(1).verify(nodes.node(0).begin(phone.user(), LAPTOP), phone.code()))
        .isInstanceOf(TooManyGuesses.class);
  }

  @Test
  void one_enrollment_has_exactly_its_limit_of_wrong_responses_evaluated() {
    for (int round = 0; round < ROUNDS; round++) {
      Phone phone = nodes.node(round).beginEnrollment(nodes.newUser());
      assertThat(evaluated((house, i) -> house.confirm(phone.enrollment(), phone.wrongCode(i))))
          .isEqualTo(House.ATTEMPTS);
    }
  }

  private static List<AuthenticationId> begin(int count, Phone phone) {
    return nodes.each(count, house -> house.begin(phone.user()));
  }

  private static <T> long evaluated(BiFunction<House, Integer, T> guess) {
    long before = nodes.evaluations();
    nodes.race(GUESSERS, guess);
    return nodes.evaluations() - before;
  }
}
