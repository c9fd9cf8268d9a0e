package io.countersign.passkey;

import io.countersign.domain.factor.SecretBytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * State as bytes: a first one that says what it is and of which version, then numbers (big-endian)
 * and runs of bytes after their length in two bytes.
 */
final class Bytes {

  private final ByteBuffer buffer;

  private Bytes(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  static Bytes writing(byte kind, int most) {
    return new Bytes(ByteBuffer.allocate(1 + most).put(kind));
  }

  /**
   * @throws IllegalArgumentException if it is of another kind
   */
  static Bytes reading(byte kind, SecretBytes state) {
    Bytes bytes = new Bytes(ByteBuffer.wrap(state.reveal()));
    if (!bytes.buffer.hasRemaining() || bytes.buffer.get() != kind) {
      throw new IllegalArgumentException("state of another kind or version");
    }
    return bytes;
  }

  Bytes put(byte[] run) {
    if (run.length > 0xffff) {
      throw new IllegalArgumentException("too much to keep");
    }
    buffer.putShort((short) run.length).put(run);
    return this;
  }

  Bytes put(int number) {
    buffer.putInt(number);
    return this;
  }

  Bytes put(long number) {
    buffer.putLong(number);
    return this;
  }

  Bytes put(UUID number) {
    return put(number.getMostSignificantBits()).put(number.getLeastSignificantBits());
  }

  SecretBytes written() {
    byte[] written = new byte[buffer.position()];
    buffer.get(0, written);
    return SecretBytes.of(written);
  }

  byte[] run() {
    try {
      byte[] run = new byte[Short.toUnsignedInt(buffer.getShort())];
      buffer.get(run);
      return run;
    } catch (BufferUnderflowException e) {
      throw cutOff(e);
    }
  }

  int integer() {
    try {
      return buffer.getInt();
    } catch (BufferUnderflowException e) {
      throw cutOff(e);
    }
  }

  long number() {
    try {
      return buffer.getLong();
    } catch (BufferUnderflowException e) {
      throw cutOff(e);
    }
  }

  UUID uuid() {
    long upper = number();
    return new UUID(upper, number());
  }

  private static IllegalArgumentException cutOff(BufferUnderflowException e) {
    return new IllegalArgumentException("state that is cut off", e);
  }
}
