package io.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.policy.Finding.What;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliberationTest {

  private static List<Finding> findings(What what, int count) {
    return Collections.nCopies(count, new Finding(new Origin("test"), what, "text"));
  }

  private static long count(Deliberation of, What what) {
    return of.trace().stream().filter(finding -> finding.what() == what).count();
  }

  @Test
  void a_policy_that_talks_leaves_room_for_what_was_decided() {
    Deliberation talked = Deliberation.NONE.finding(findings(What.REMARKED, 1000));

    assertThat(talked.trace()).hasSize(Deliberation.MOST_REMARKS);
    assertThat(count(talked.finding(findings(What.DROPPED, 50)), What.DROPPED)).isEqualTo(50);
  }

  @Test
  void the_last_word_is_never_left_out() {
    Deliberation full = Deliberation.NONE.finding(findings(What.WANTED, 1000));

    assertThat(full.trace()).hasSize(Deliberation.MOST_FINDINGS);
    assertThat(full.finding(findings(What.FAILED, 1)).trace().getLast().what())
        .isEqualTo(What.FAILED);
    assertThat(full.finding(findings(What.DECIDED, 1)).trace().getLast().what())
        .isEqualTo(What.DECIDED);
  }
}
