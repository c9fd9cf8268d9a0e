package io.countersign.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.OneTimeCode;
import io.countersign.domain.factor.SecretBytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An authenticator's state. As bytes, version 1: version, length of the address (one byte each),
 * the address, and the code while it is not confirmed (the rest).
 *
 * @param code what confirms the address; absent once it is confirmed
 */
record EmailCredential(EmailAddress address, Optional<OneTimeCode> code) {

  private static final byte VERSION = 1;

  /**
   * @throws IllegalArgumentException if the bytes are not of a version known here
   */
  static EmailCredential decode(Credential credential) {
    ByteBuffer bytes = ByteBuffer.wrap(credential.state().reveal());
    try {
      if (bytes.get() != VERSION) {
        throw new IllegalArgumentException("an e-mail credential of an unknown version");
      }
      byte[] address = new byte[Byte.toUnsignedInt(bytes.get())];
      bytes.get(address);
      byte[] code = new byte[bytes.remaining()];
      bytes.get(code);
      return new EmailCredential(
          EmailAddress.read("email", new String(address, UTF_8)),
          Optional.of(code)
              .filter(some -> some.length > 0)
              .map(some -> OneTimeCode.of(SecretBytes.of(some))));
    } catch (BufferUnderflowException | MalformedField e) {
      throw new IllegalArgumentException("an e-mail credential that is broken", e);
    }
  }

  /** The same address, confirmed: what confirmed it is spent. */
  EmailCredential confirmed() {
    return new EmailCredential(address, Optional.empty());
  }

  Credential encode() {
    byte[] text = address.address().getBytes(UTF_8);
    byte[] rest = code.map(some -> some.state().reveal()).orElse(new byte[0]);
    return new Credential(
        SecretBytes.of(
            ByteBuffer.allocate(2 + text.length + rest.length)
                .put(VERSION)
                .put((byte) text.length)
                .put(text)
                .put(rest)
                .array()));
  }
}
