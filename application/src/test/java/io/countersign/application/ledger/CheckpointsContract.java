package io.countersign.application.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.assertion.VerificationKey;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.storage.Storage;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Checkpoints} does. */
public interface CheckpointsContract {

  /** With the adapter under test. */
  Storage storage();

  @Test
  default void checkpoints_are_read_on_from_either_end_by_tenant() {
    TenantId tenant = Samples.tenant();
    TenantId other = Samples.tenant();
    for (long position : List.of(30L, 10L, 20L, 9_000_000_000L)) {
      add(tenant, position, "a.b.c" + position);
    }
    add(other, 15, "x.y.z");

    assertThat(checkpoints().after(tenant, 0, 2))
        .containsExactly(
            new SignedCheckpoint(tenant, 10, "a.b.c10"),
            new SignedCheckpoint(tenant, 20, "a.b.c20"));
    assertThat(checkpoints().after(tenant, 20, 9))
        .extracting(SignedCheckpoint::position)
        .containsExactly(30L, 9_000_000_000L);
    assertThat(checkpoints().before(tenant, Long.MAX_VALUE, 2))
        .extracting(SignedCheckpoint::position)
        .containsExactly(9_000_000_000L, 30L);
    assertThat(checkpoints().before(tenant, 30, 9))
        .extracting(SignedCheckpoint::position)
        .containsExactly(20L, 10L);
    assertThat(checkpoints().after(Samples.tenant(), 0, 9)).isEmpty();
  }

  @Test
  default void a_checkpoint_is_never_replaced() {
    TenantId tenant = Samples.tenant();
    String longest = "j".repeat(1_000);
    add(tenant, 7, longest);
    add(tenant, 7, "another");

    assertThat(checkpoints().after(tenant, 0, 9))
        .containsExactly(new SignedCheckpoint(tenant, 7, longest));
  }

  @Test
  default void of_many_at_one_position_one_is_kept() {
    TenantId tenant = Samples.tenant();
    List<Integer> _ =
        Race.of(
            16,
            i -> {
              add(tenant, 7, "jws " + i);
              return i;
            });

    assertThat(checkpoints().after(tenant, 0, 99)).hasSize(1);
  }

  @Test
  default void checkpoints_of_what_is_forgotten_are_forgotten() {
    TenantId tenant = Samples.tenant();
    TenantId other = Samples.tenant();
    for (long position : List.of(1L, 2L, 3L)) {
      add(tenant, position, "jws");
      add(other, position, "jws");
    }
    checkpoints().forget(tenant, 3);

    assertThat(checkpoints().after(tenant, 0, 9))
        .extracting(SignedCheckpoint::position)
        .containsExactly(3L);
    assertThat(checkpoints().after(other, 0, 9)).hasSize(3);
  }

  @Test
  default void a_key_is_kept_once_as_it_was() {
    String kid = UUID.randomUUID().toString();
    CheckpointKey key =
        new CheckpointKey(new VerificationKey(kid, "{\"kid\":\"ü\"}"), Samples.fingerprint("one"));
    checkpoints().keep(key);
    checkpoints()
        .keep(new CheckpointKey(new VerificationKey(kid, "{}"), Samples.fingerprint("two")));

    assertThat(checkpoints().keys().stream().filter(kept -> kept.key().kid().equals(kid)))
        .containsExactly(key);
  }

  private void add(TenantId tenant, long position, String jws) {
    checkpoints().add(new SignedCheckpoint(tenant, position, jws));
  }

  private Checkpoints checkpoints() {
    return storage().checkpoints();
  }
}
