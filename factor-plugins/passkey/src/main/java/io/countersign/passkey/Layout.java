package io.countersign.passkey;

import java.nio.ByteBuffer;

/** Looks whether bytes are laid out as the standard has it, to the last of them. */
final class Layout {

  private static final int HASH = 32;
  private static final int COUNTER = 4;
  private static final int AAGUID = 16;
  private static final int ATTESTED = 1 << 6;
  private static final int EXTENDED = 1 << 7;

  private Layout() {}

  /**
   * One CBOR map and nothing behind it (WebAuthn Level 3 section 6.5.4).
   *
   * @throws Refusal if it is anything else
   */
  static void checkAttestationObject(byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    Cbor.skipMap(rest);
    end(rest);
  }

  /**
   * WebAuthn Level 3 section 6.1.
   *
   * @param registering a new credential, whose key is in it then and only then
   * @throws Refusal if it is anything else
   */
  static void checkAuthenticatorData(byte[] bytes, boolean registering) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    pass(rest, HASH);
    require(rest.hasRemaining());
    int flags = rest.get();
    pass(rest, COUNTER);
    require((flags & ATTESTED) != 0 == registering);
    if (registering) {
      pass(rest, AAGUID);
      require(rest.remaining() >= Short.BYTES);
      pass(rest, Short.toUnsignedInt(rest.getShort()));
      Cbor.skipMap(rest);
    }
    if ((flags & EXTENDED) != 0) {
      Cbor.skipMap(rest);
    }
    end(rest);
  }

  private static void pass(ByteBuffer rest, int length) {
    require(rest.remaining() >= length);
    rest.position(rest.position() + length);
  }

  private static void require(boolean laidOut) {
    if (!laidOut) {
      throw new Refusal("malformed-authenticator-data");
    }
  }

  private static void end(ByteBuffer rest) {
    if (rest.hasRemaining()) {
      throw new Refusal("trailing-bytes");
    }
  }
}
