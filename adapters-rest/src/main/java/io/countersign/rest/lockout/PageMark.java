package io.countersign.rest.lockout;

import io.countersign.application.lockout.Lockouts.Mark;
import io.countersign.domain.attempt.Audience;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;

/** Where a page of locks ends, as a text that means nothing to anybody else. */
final class PageMark {
  private static final int HASH = 32;
  private static final String FORM = "[0-9]{1,17}(\\.[A-Za-z0-9_-]{1,50}){3}";

  private PageMark() {}

  static String write(Mark mark) {
    return String.join(
        ".",
        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, mark.until())),
        text(mark.key().subject()),
        mark.key().audience().text(),
        text(mark.key().who()));
  }

  static Mark read(TenantId tenant, String text) {
    if (!text.matches(FORM)) {
      throw malformed();
    }
    String[] parts = text.split("\\.", -1);
    Instant until = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
    Audience audience =
        Arrays.stream(Audience.values())
            .filter(one -> one.text().equals(parts[2]))
            .findFirst()
            .orElseThrow(PageMark::malformed);
    return new Mark(until, new CounterKey(tenant, hash(parts[1]), audience, hash(parts[3])));
  }

  private static String text(SecretBytes hash) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.reveal());
  }

  private static SecretBytes hash(String text) {
    byte[] hash = Base64.getUrlDecoder().decode(text);
    if (hash.length != HASH) {
      throw malformed();
    }
    return SecretBytes.of(hash);
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("must be the next of the page before");
  }
}
