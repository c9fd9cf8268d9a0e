package io.countersign.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.authentication.VerifyResult.Rejected;
import io.countersign.application.authentication.VerifyResult.TooManyGuesses;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.fixture.Race;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.user.UserId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant 2 on the real parts: the factor is asked N times and not once more. */
class AtMostNGuessesTest {

  private static final int GUESSERS = 200;
  private static final int ROUNDS = House.full() ? 50 : 5;

  @TempDir Path directory;

  private House house;
  private Phone phone;

  @BeforeEach
  void a_user_with_an_authenticator() {
    house = House.in(directory);
    phone = house.enroll(new UserId("ada"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void one_authentication_has_exactly_its_limit_of_wrong_responses_evaluated() {
    for (int round = 0; round < ROUNDS; round++) {
      AuthenticationId open = house.begin(phone.user());
      long before = house.evaluations();
      Race.of(GUESSERS, i -> house.verify(open, phone.wrongCode(i)));
      assertThat(house.evaluations() - before).isEqualTo(House.ATTEMPTS);
      house.clock().tick(House.GUESS_WINDOW);
    }
  }

  @Test
  void one_authenticator_has_exactly_its_limit_evaluated_over_many_authentications() {
    for (int round = 0; round < ROUNDS; round++) {
      List<AuthenticationId> open =
          IntStream.range(0, GUESSERS).mapToObj(_ -> house.begin(phone.user())).toList();
      long before = house.evaluations();
      List<VerifyResult> results =
          Race.of(GUESSERS, i -> house.verify(open.get(i), phone.wrongCode(i)));
      assertThat(house.evaluations() - before).isEqualTo(House.GUESSES);
      assertThat(results).filteredOn(Rejected.class::isInstance).hasSize(House.GUESSES);
      assertThat(results)
          .filteredOn(TooManyGuesses.class::isInstance)
          .hasSize(GUESSERS - House.GUESSES);
      house.clock().tick(House.GUESS_WINDOW);
    }
  }

  @Test
  void a_right_code_that_is_refused_for_too_many_guesses_is_not_spent() {
    List<AuthenticationId> open =
        IntStream.range(0, House.GUESSES).mapToObj(_ -> house.begin(phone.user())).toList();
    house.clock().tick(Phone.PERIOD);
    Race.of(House.GUESSES, i -> house.verify(open.get(i), phone.wrongCode(i)));
    house.clock().tick(House.GUESS_WINDOW.minus(Phone.PERIOD));
    AuthenticationId late = house.begin(phone.user());
    assertThat(house.verify(late, phone.code())).isInstanceOf(TooManyGuesses.class);
    house.clock().tick(Phone.PERIOD);
    // The same digits, one step late, and still good: the window of one step takes them.
    assertThat(house.verify(late, phone.codeBefore())).isInstanceOf(Verified.class);
  }

  @Test
  void one_enrollment_has_exactly_its_limit_of_wrong_responses_evaluated() {
    for (int round = 0; round < ROUNDS; round++) {
      Phone another = house.beginEnrollment(new UserId("user-" + round));
      long before = house.evaluations();
      Race.of(GUESSERS, i -> house.confirm(another.enrollment(), another.wrongCode(i)));
      assertThat(house.evaluations() - before).isEqualTo(House.ATTEMPTS);
    }
  }
}
