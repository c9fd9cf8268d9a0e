package io.countersign.policies.rules;

import static io.countersign.policies.rules.Events.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.policy.PolicyEngine;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyAtOnceTest {

  @Test
  void a_policy_answers_many_threads_as_it_answers_one() throws Exception {
    Policy policy = Played.preset("organization-metadata");
    PolicyEvent event =
        someone()
            .has("phone", "email")
            .phone("+43", true)
            .organization("{\"factors\": \"email\"}")
            .event();
    List<Answer> alone = answers(policy, event);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Answer>>> asks =
          IntStream.range(0, 500)
              .<Callable<List<Answer>>>mapToObj(_ -> () -> answers(policy, event))
              .toList();
      for (Future<List<Answer>> answer : threads.invokeAll(asks)) {
        assertThat(answer.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void the_engine_is_found_and_warms_up() {
    assertThat(ServiceLoader.load(PolicyEngine.class).stream().map(ServiceLoader.Provider::get))
        .singleElement()
        .isInstanceOf(RulesEngine.class)
        .satisfies(PolicyEngine::warmUp);
  }

  private static List<Answer> answers(Policy policy, PolicyEvent event) {
    return IntStream.range(0, policy.stages().size())
        .mapToObj(stage -> policy.ask(stage, event, ""))
        .toList();
  }
}
