package io.countersign.phone;

import io.countersign.domain.factor.OneTimeCode;
import io.countersign.domain.factor.SecretBytes;
import java.nio.ByteBuffer;

/** A code and the way it went. As bytes: the way's bit (one byte), and the code's own form. */
record SentCode(Way way, OneTimeCode code) {

  /**
   * @throws IllegalArgumentException if the way is not known
   * @throws java.nio.BufferUnderflowException if the bytes are cut off
   */
  static SentCode decode(SecretBytes state) {
    ByteBuffer bytes = ByteBuffer.wrap(state.reveal());
    Ways one = Ways.ofBits(bytes.get());
    byte[] code = new byte[bytes.remaining()];
    bytes.get(code);
    if (one.all().size() != 1) {
      throw new IllegalArgumentException("a code goes one way");
    }
    return new SentCode(one.all().iterator().next(), OneTimeCode.of(SecretBytes.of(code)));
  }

  SecretBytes encode() {
    byte[] rest = code.state().reveal();
    return SecretBytes.of(
        ByteBuffer.allocate(1 + rest.length).put((byte) way.bit()).put(rest).array());
  }
}
