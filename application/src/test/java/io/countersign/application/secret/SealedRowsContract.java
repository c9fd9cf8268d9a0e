package io.countersign.application.secret;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.credential;
import static io.countersign.application.fixture.Samples.enrollment;
import static io.countersign.application.fixture.Samples.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.fixture.Samples;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link SealedRows} does, in a store where nothing was sealed yet. */
public interface SealedRowsContract {

  /** The adapter under test. */
  SealedRows rows();

  /** What the store seals with. */
  MemorySecrets secrets();

  /** Of the same store. */
  Authenticators authenticators();

  /** Of the same store. */
  Enrollments enrollments();

  /** Makes what an authenticator keeps sealed impossible to open, without changing its key id. */
  void damage(Authenticator authenticator);

  @Test
  default void nothing_is_left_to_do_while_there_is_one_key() {
    add(Samples.tenant());

    assertThat(rows().resealSome(200)).isZero();
  }

  @Test
  default void after_a_rotation_every_row_is_sealed_again_once() {
    Authenticator authenticator = add(Samples.tenant());
    Enrollment enrollment = enrollment(Samples.tenant(), ALICE);
    enrollments().add(enrollment, credential("pending"));
    secrets().rotate();

    assertThat(resealAll(200)).isEqualTo(2);

    assertThat(rows().resealSome(200)).isZero();
    assertOpens(authenticator);
    assertThat(enrollments().pending(enrollment.tenant(), enrollment.id()))
        .contains(credential("pending"));
  }

  @Test
  default void what_was_sealed_again_opens_with_the_new_key_alone() {
    Authenticator authenticator = add(Samples.tenant());
    secrets().rotate();
    resealAll(200);

    secrets().forgetOldKeys();

    assertOpens(authenticator);
  }

  @Test
  default void a_batch_is_not_larger_than_asked_for() {
    TenantId tenant = Samples.tenant();
    IntStream.range(0, 7).forEach(_ -> add(tenant));
    secrets().rotate();

    for (int batch : new int[] {3, 3, 1, 0}) {
      assertThat(rows().resealSome(3)).isEqualTo(batch);
    }
  }

  @Test
  default void a_row_that_does_not_open_is_passed_over_and_the_others_are_done() {
    TenantId tenant = Samples.tenant();
    IntStream.range(0, 4).mapToObj(_ -> add(tenant)).forEach(this::damage);
    Authenticator whole = add(tenant);
    IntStream.range(0, 4).mapToObj(_ -> add(tenant)).forEach(this::damage);
    Authenticator other = add(tenant);
    secrets().rotate();

    assertThat(resealAll(1)).isEqualTo(2);

    secrets().forgetOldKeys();
    assertOpens(whole);
    assertOpens(other);
  }

  @Test
  default void a_row_that_does_not_open_stays_as_it_is() {
    Authenticator damaged = add(Samples.tenant());
    damage(damaged);
    secrets().rotate();

    assertThat(rows().resealSome(200)).isZero();

    assertThatExceptionOfType(SecretUnreadable.class)
        .isThrownBy(() -> authenticators().credential(damaged.tenant(), damaged.id()));
  }

  @Test
  default void what_has_no_credential_any_more_is_left_alone() {
    Authenticator revoked = add(Samples.tenant());
    authenticators().revoke(revoked.tenant(), revoked.id(), Samples.NOW);
    secrets().rotate();

    assertThat(rows().resealSome(200)).isZero();
  }

  private long resealAll(int batch) {
    long done = 0;
    int some;
    do {
      some = rows().resealSome(batch);
      done += some;
    } while (some > 0);
    return done;
  }

  private void assertOpens(Authenticator authenticator) {
    assertThat(authenticators().credential(authenticator.tenant(), authenticator.id()))
        .contains(credential("seed"));
  }

  private Authenticator add(TenantId tenant) {
    var opened = opened(tenant, ALICE);
    assertThat(authenticators().add(opened, Optional.empty())).isTrue();
    return opened.authenticator();
  }
}
