package io.countersign.application.contact;

import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.credential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link ContactVerifications} does. */
public interface ContactVerificationsContract {

  /** The adapter under test. */
  ContactVerifications contactVerifications();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_contact_verification_is_found_as_it_was_added() {
    for (Instant time : Times.ALL) {
      ContactVerification added = add(Samples.contactVerification(Samples.tenant(), time));

      assertThat(contactVerifications().find(added.tenant(), added.id())).contains(added);
      assertThat(contactVerifications().pending(added.tenant(), added.id()))
          .contains(credential("code"));
    }
  }

  @Test
  default void another_tenant_has_no_contact_verification_of_this_one() {
    ContactVerification added = add(Samples.contactVerification(Samples.tenant(), NOW));
    TenantId other = Samples.tenant();

    assertThat(contactVerifications().find(other, added.id())).isEmpty();
    assertThat(contactVerifications().pending(other, added.id())).isEmpty();
    assertThat(transactions().inTransaction(() -> contactVerifications().lock(other, added.id())))
        .isEmpty();
  }

  @Test
  default void what_was_sent_is_forgotten_at_the_end_and_replaced_before() {
    ContactVerification added = add(Samples.contactVerification(Samples.tenant(), NOW));

    contactVerifications().update(added.guessedWrong(5));
    assertThat(contactVerifications().pending(added.tenant(), added.id()))
        .contains(credential("code"));
    contactVerifications().replace(added, credential("another"));
    assertThat(contactVerifications().pending(added.tenant(), added.id()))
        .contains(credential("another"));
    assertThat(contactVerifications().find(added.tenant(), added.id()))
        .contains(added.guessedWrong(5));
    contactVerifications().update(added.guessedWrong(5).verified());
    assertThat(contactVerifications().pending(added.tenant(), added.id())).isEmpty();
    assertThat(contactVerifications().find(added.tenant(), added.id()))
        .contains(added.guessedWrong(5).verified());
  }

  @Test
  default void of_32_who_check_the_code_at_once_one_does() {
    ContactVerification added = add(Samples.contactVerification(Samples.tenant(), NOW));

    List<Boolean> verified =
        Race.of(
            32,
            _ ->
                transactions()
                    .inTransaction(() -> {
                      ContactVerification locked =
                          contactVerifications().lock(added.tenant(), added.id()).orElseThrow();
                      boolean pending = locked.status() == ContactStatus.PENDING;
                      if (pending) {
                        contactVerifications().update(locked.verified());
                      }
                      return pending;
                    }));

    assertThat(verified).containsOnlyOnce(true);
  }

  @Test
  default void a_contact_verification_is_not_locked_outside_a_transaction() {
    ContactVerification added = add(Samples.contactVerification(Samples.tenant(), NOW));

    assertThatIllegalStateException()
        .isThrownBy(() -> contactVerifications().lock(added.tenant(), added.id()));
  }

  @Test
  default void a_contact_verification_that_is_not_there_is_not_changed() {
    ContactVerification stranger = Samples.contactVerification(Samples.tenant(), NOW);

    assertThatIllegalStateException().isThrownBy(() -> contactVerifications().update(stranger));
    assertThatIllegalStateException()
        .isThrownBy(() -> contactVerifications().replace(stranger, credential("code")));
  }

  private ContactVerification add(ContactVerification verification) {
    contactVerifications().add(verification, credential("code"));
    return verification;
  }
}
