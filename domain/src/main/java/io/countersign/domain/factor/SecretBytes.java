package io.countersign.domain.factor;

import java.security.MessageDigest;

/**
 * Bytes that are nobody's business: they do not print, and whoever wants them has to say {@link
 * #reveal}. Compared in constant time.
 */
public final class SecretBytes {

  private final byte[] bytes;

  private SecretBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Keeps a copy of {@code bytes}. */
  public static SecretBytes of(byte[] bytes) {
    return new SecretBytes(bytes.clone());
  }

  /** No bytes at all. */
  public static SecretBytes none() {
    return new SecretBytes(new byte[0]);
  }

  /** A copy of the bytes. It belongs neither in a log nor in an exception. */
  public byte[] reveal() {
    return bytes.clone();
  }

  /** How many bytes there are. */
  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretBytes that && MessageDigest.isEqual(bytes, that.bytes);
  }

  /** The same for all, so that a hash table cannot be asked about the content. */
  @Override
  public int hashCode() {
    return SecretBytes.class.hashCode();
  }

  @Override
  public String toString() {
    return "SecretBytes(hidden)";
  }
}
