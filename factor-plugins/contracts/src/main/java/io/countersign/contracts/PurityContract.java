package io.countersign.contracts;

import static io.countersign.contracts.Enrollee.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A factor is a function of what it is given, for many threads at once. */
interface PurityContract extends FactorUnderTest {

  int THREADS = 16;
  int USERS = 200;

  @Test
  default void the_same_randomness_makes_the_same_enrollment_and_the_same_challenge() {
    Factor factor = provider().create(FactorConfig.defaults());
    Fields options = holder().options();
    Enrollee user = Enrollee.confirmed(this, 31);
    Instant now = NOON.plus(pace());

    assertThat(factor.begin(Enrollee.request(this, options, Randoms.seeded(33), NOON)))
        .isEqualTo(factor.begin(Enrollee.request(this, options, Randoms.seeded(33), NOON)));
    assertThat(user.challenge(user.request(now, 34)))
        .isEqualTo(user.challenge(user.request(now, 34)));
  }

  @Test
  default void a_verification_depends_on_nothing_but_what_it_is_given() {
    Enrollee user = Enrollee.confirmed(this, 32);
    Instant now = NOON.plus(pace());
    ChallengeStart challenge = user.challenge(now);
    Fields right = user.answer(challenge, now);
    Factor another = provider().create(FactorConfig.defaults());
    var kept = user.kept();

    Verification first = user.factor().verify(kept, challenge.state(), right, now);
    assertThat(first).isInstanceOf(Verified.class);
    assertThat(user.factor().verify(kept, challenge.state(), right, now)).isEqualTo(first);
    assertThat(another.verify(kept, challenge.state(), right, now)).isEqualTo(first);
  }

  @Test
  default void many_threads_do_not_get_into_each_others_way()
      throws InterruptedException, ExecutionException {
    Factor shared = provider().create(FactorConfig.defaults());
    List<Callable<Verification>> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      long seed = 1_000L + i;
      users.add(() -> Enrollee.confirmed(this, shared, seed).prove(NOON.plus(pace())));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Verification> proved : threads.invokeAll(users)) {
        assertThat(proved.get()).isInstanceOf(Verified.class);
      }
    }
  }
}
