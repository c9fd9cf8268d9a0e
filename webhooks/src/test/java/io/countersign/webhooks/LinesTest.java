package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");

  private final Lines lines = new Lines();

  @Test
  void of_a_tenant_it_is_whoever_has_waited_longest() {
    List<CountDownLatch> turns = join(ACME, 3);

    assertThat(dealt(3)).containsExactlyElementsOf(turns);
    assertThat(lines.next()).isEmpty();
    assertThat(lines.waiting()).isZero();
  }

  @Test
  void a_long_line_of_one_tenant_keeps_no_other_one_waiting() {
    List<CountDownLatch> many = join(ACME, 100);
    List<CountDownLatch> few = join(OTHER, 2);

    assertThat(dealt(5))
        .containsExactly(many.get(0), few.get(0), many.get(1), few.get(1), many.get(2));
  }

  @Test
  void whoever_comes_again_comes_after_the_other_tenants() {
    List<CountDownLatch> first = join(ACME, 1);
    assertThat(dealt(1)).isEqualTo(first);
    List<CountDownLatch> other = join(OTHER, 1);
    List<CountDownLatch> again = join(ACME, 1);

    assertThat(dealt(2)).containsExactly(other.getFirst(), again.getFirst());
  }

  @Test
  void who_leaves_has_no_turn() {
    List<CountDownLatch> turns = join(ACME, 2);
    CountDownLatch other = join(OTHER, 1).getFirst();
    lines.leave(ACME, turns.get(0));
    lines.leave(OTHER, other);
    assertThat(lines.waiting()).isEqualTo(1);

    assertThat(lines.next()).contains(turns.get(1));
    lines.leave(ACME, turns.get(1));
    assertThat(lines.waiting()).isZero();
    assertThat(lines.next()).isEmpty();
  }

  private List<CountDownLatch> join(TenantId tenant, int many) {
    return Stream.generate(() -> lines.join(tenant)).limit(many).toList();
  }

  private List<CountDownLatch> dealt(int many) {
    return Stream.generate(() -> lines.next().orElseThrow()).limit(many).toList();
  }
}
