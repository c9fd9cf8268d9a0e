package io.countersign.persistence.contact;

import io.countersign.application.contact.ContactVerifications;
import io.countersign.application.contact.ContactVerificationsContract;
import io.countersign.persistence.EachDatabase;

final class JooqContactVerificationsTest extends EachDatabase
    implements ContactVerificationsContract {

  @Override
  public ContactVerifications contactVerifications() {
    return storage.contactVerifications();
  }
}
