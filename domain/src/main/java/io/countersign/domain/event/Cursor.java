package io.countersign.domain.event;

import io.countersign.domain.tenant.TenantId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How far a reader of a ledger got. It has part of the link of the last entry that was read: so one
 * of another tenant, or of a ledger that a restored backup knows less of, is told from a good one.
 *
 * @param position of that entry; 0 if none was read
 * @param mark the first 24 digits of its link
 */
public record Cursor(long position, String mark) {

  private static final int DIGITS = 24;
  private static final int BYTES = Long.BYTES + DIGITS / 2;

  /** Of a reader who read nothing yet. */
  public static Cursor first(TenantId tenant) {
    return new Cursor(0, mark(Link.first(tenant)));
  }

  /** Of a reader who read up to this entry. */
  public static Cursor of(Entry entry) {
    return new Cursor(entry.position(), mark(entry.link()));
  }

  /** Reads what {@link #text} wrote; nothing if it never wrote this. */
  public static Optional<Cursor> read(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != BYTES) {
        return Optional.empty();
      }
      byte[] mark = Arrays.copyOfRange(bytes, Long.BYTES, BYTES);
      Cursor cursor = new Cursor(ByteBuffer.wrap(bytes).getLong(), HexFormat.of().formatHex(mark));
      return Optional.of(cursor).filter(read -> read.position >= 0 && read.text().equals(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** For a reader to keep: 27 letters, digits, dashes and underscores. */
  public String text() {
    byte[] bytes =
        ByteBuffer.allocate(BYTES).putLong(position).put(HexFormat.of().parseHex(mark)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether this is the link of the entry that was read last. */
  public boolean isAt(Link link) {
    return mark.equals(mark(link));
  }

  private static String mark(Link link) {
    return link.hex().substring(0, DIGITS);
  }
}
