package io.countersign.domain.event;

import io.countersign.domain.tenant.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Links an entry of a ledger to all entries before it: whoever knows the link of one knows whether
 * any of them was changed.
 *
 * @param hex 64 lower-case hexadecimal digits, the SHA-256 of the link before and of the entry
 */
public record Link(String hex) {

  private static final int BYTES = 32;

  /**
   * @throws IllegalArgumentException if it is no such number
   */
  public Link {
    if (HexFormat.of().parseHex(hex).length != BYTES || !hex.equals(lower(hex))) {
      throw new IllegalArgumentException("not " + BYTES + " bytes in lower-case hexadecimal");
    }
  }

  /** A link as it is kept. */
  public static Link of(byte[] bytes) {
    return new Link(HexFormat.of().formatHex(bytes));
  }

  /** What the first entry of a tenant is linked to. */
  public static Link first(TenantId tenant) {
    return of(sha256(new CanonicalBytes().text("countersign ledger 1").text(tenant.value())));
  }

  /**
   * The link of an entry.
   *
   * @param position its own, 1 or greater
   */
  public Link next(long position, Written written) {
    return of(
        sha256(
            new CanonicalBytes()
                .bytes(bytes())
                .number(position)
                .text(written.tenant().value())
                .text(written.id().toString())
                .optional(written.user().map(Object::toString))
                .text(written.type())
                .instant(written.at())
                .optional(written.client().map(Object::toString))
                .text(written.data())
                .optional(written.provenance().actor().map(Object::toString))
                .optional(written.provenance().source())
                .optional(written.provenance().trace())));
  }

  /** As it is kept, 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] sha256(CanonicalBytes bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes.all());
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has SHA-256 (java.security.MessageDigest).
      throw new IllegalStateException(e);
    }
  }

  private static String lower(String hex) {
    return HexFormat.of().formatHex(HexFormat.of().parseHex(hex));
  }

  @Override
  public String toString() {
    return hex;
  }
}
