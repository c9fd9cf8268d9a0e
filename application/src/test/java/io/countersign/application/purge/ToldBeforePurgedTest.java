package io.countersign.application.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldBeforePurgedTest {

  private final List<String> done = new ArrayList<>();

  @Test
  void what_is_told_is_told_before_it_is_removed_and_the_rest_is_removed_at_once() {
    ToldBeforePurged rows = rows(() -> done.add("told"));

    purge(rows, Perishable.ATTEMPTS);
    purge(rows, Perishable.USER_TOKENS);

    assertThat(done).containsExactly("told", "removed ATTEMPTS", "removed USER_TOKENS");
  }

  @Test
  void what_cannot_be_told_stays() {
    ToldBeforePurged rows =
        rows(() -> {
          throw new IllegalStateException("nobody can tell");
        });

    assertThatIllegalStateException().isThrownBy(() -> purge(rows, Perishable.ATTEMPTS));
    assertThat(done).isEmpty();
  }

  private ToldBeforePurged rows(Runnable teller) {
    return new ToldBeforePurged(
        (kind, _, _) -> {
          done.add("removed " + kind);
          return 0;
        },
        Map.of(Perishable.ATTEMPTS, teller));
  }

  private static void purge(ToldBeforePurged rows, Perishable kind) {
    int _ = rows.purgeSome(kind, Samples.NOW, 10);
  }
}
