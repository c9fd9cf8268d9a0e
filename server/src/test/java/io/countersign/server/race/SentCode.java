package io.countersign.server.race;

import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.factor.Fields;
import java.util.Locale;
import java.util.Map;

/** A code that somebody was sent. */
record SentCode(ContactVerificationId verification, String code) {

  private static final int CODES = 1_000_000;

  Fields right() {
    return Fields.of(Map.of("code", code));
  }

  /** Another one for each number from 0 to 999,998, and none that is right. */
  Fields wrong(int number) {
    int other = (Integer.parseInt(code) + 1 + number) % CODES;
    return Fields.of(Map.of("code", String.format(Locale.ROOT, "%06d", other)));
  }
}
