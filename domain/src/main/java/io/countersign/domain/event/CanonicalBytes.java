package io.countersign.domain.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * Values as bytes, one after the other, each with its length: no two lists of values have the same
 * bytes. Never changed, or every ledger there is would look forged.
 */
final class CanonicalBytes {

  private byte[] all = new byte[512];
  private int length;

  CanonicalBytes text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Its length in four bytes, and itself. */
  CanonicalBytes bytes(byte[] bytes) {
    big(bytes.length, Integer.BYTES);
    room(bytes.length);
    System.arraycopy(bytes, 0, all, length, bytes.length);
    length += bytes.length;
    return this;
  }

  /** A byte that says whether there is one, and the text. */
  CanonicalBytes optional(Optional<String> text) {
    big(text.isPresent() ? 1 : 0, 1);
    return text.map(this::text).orElse(this);
  }

  /** Eight bytes, the most significant first. */
  CanonicalBytes number(long number) {
    return big(number, Long.BYTES);
  }

  /** As microseconds since 1970. */
  CanonicalBytes instant(Instant instant) {
    return number(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
  }

  byte[] all() {
    return Arrays.copyOf(all, length);
  }

  private CanonicalBytes big(long number, int bytes) {
    room(bytes);
    for (int i = bytes - 1; i >= 0; i--) {
      all[length++] = (byte) (number >>> (Byte.SIZE * i));
    }
    return this;
  }

  private void room(int more) {
    if (length + more > all.length) {
      all = Arrays.copyOf(all, Math.max(2 * all.length, length + more));
    }
  }
}
