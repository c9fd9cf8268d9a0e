package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.VerifyResult.NotWaiting;
import io.countersign.application.authentication.VerifyResult.Rejected;
import io.countersign.application.authentication.VerifyResult.TooManyGuesses;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.mfa.MfaRequirement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class VerifyRaceTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);

  @RepeatedTest(5)
  void of_64_right_codes_at_once_in_one_authentication_one_succeeds() {
    shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);

    List<VerifyResult> results = Race.of(64, _ -> shop.answer(asked, "111111"));

    assertThat(results).filteredOn(Verified.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(NotWaiting.class::isInstance).hasSize(63);
    assertThat(installation.codes.looks()).isEqualTo(1);
  }

  @RepeatedTest(5)
  void of_64_right_codes_at_once_in_as_many_authentications_one_succeeds() {
    shop.bind(ALICE, "111111");
    List<Standing> asked = begin(64);

    List<VerifyResult> results = Race.of(64, i -> shop.answer(asked.get(i), "111111"));

    assertThat(results).filteredOn(Verified.class::isInstance).hasSize(1);
    assertThat(asked).filteredOn(one -> shop.read(one).assertion().isPresent()).hasSize(1);
  }

  @RepeatedTest(5)
  void of_200_wrong_codes_at_once_in_one_authentication_as_many_as_allowed_are_looked_at() {
    shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);

    List<VerifyResult> results = Race.of(200, _ -> shop.answer(asked, "999999"));

    assertThat(results).filteredOn(Rejected.class::isInstance).hasSize(Installation.ATTEMPTS);
    assertThat(installation.codes.looks()).isEqualTo(Installation.ATTEMPTS);
  }

  @RepeatedTest(5)
  void of_200_wrong_codes_at_once_in_as_many_authentications_as_many_as_allowed_are_looked_at() {
    shop.bind(ALICE, "111111");
    List<Standing> asked = begin(200);

    List<VerifyResult> results = Race.of(200, i -> shop.answer(asked.get(i), "999999"));

    int allowed = Installation.GUESSES.most();
    assertThat(results).filteredOn(Rejected.class::isInstance).hasSize(allowed);
    assertThat(results).filteredOn(TooManyGuesses.class::isInstance).hasSize(200 - allowed);
    assertThat(installation.codes.looks()).isEqualTo(allowed);
  }

  private List<Standing> begin(int howMany) {
    return IntStream.range(0, howMany).mapToObj(_ -> shop.begin(ALICE)).toList();
  }
}
