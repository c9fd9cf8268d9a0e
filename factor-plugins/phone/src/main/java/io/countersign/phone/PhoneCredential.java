package io.countersign.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.SecretBytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An authenticator's state. As bytes, version 1: version, ways (a bit each), length of the number
 * (one byte each), the number as of E.164, and what was sent while it is not confirmed (the rest).
 *
 * @param sent what confirms the number; absent once it is confirmed
 */
record PhoneCredential(PhoneNumber number, Ways ways, Optional<SentCode> sent) {

  private static final byte VERSION = 1;

  /**
   * @throws IllegalArgumentException if the bytes are not of a version known here
   */
  static PhoneCredential decode(Credential credential) {
    ByteBuffer bytes = ByteBuffer.wrap(credential.state().reveal());
    try {
      if (bytes.get() != VERSION) {
        throw new IllegalArgumentException("a phone credential of an unknown version");
      }
      Ways ways = Ways.ofBits(bytes.get());
      byte[] number = new byte[Byte.toUnsignedInt(bytes.get())];
      bytes.get(number);
      byte[] sent = new byte[bytes.remaining()];
      bytes.get(sent);
      return new PhoneCredential(
          PhoneNumber.kept(new String(number, US_ASCII)),
          ways,
          Optional.of(sent)
              .filter(some -> some.length > 0)
              .map(some -> SentCode.decode(SecretBytes.of(some))));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a phone credential that is broken", e);
    }
  }

  /** The same number, confirmed: what confirmed it is spent. */
  PhoneCredential confirmed() {
    return new PhoneCredential(number, ways, Optional.empty());
  }

  Credential encode() {
    byte[] text = number.e164().getBytes(US_ASCII);
    byte[] rest = sent.map(some -> some.encode().reveal()).orElse(new byte[0]);
    return new Credential(
        SecretBytes.of(
            ByteBuffer.allocate(3 + text.length + rest.length)
                .put(VERSION)
                .put(ways.bits())
                .put((byte) text.length)
                .put(text)
                .put(rest)
                .array()));
  }
}
