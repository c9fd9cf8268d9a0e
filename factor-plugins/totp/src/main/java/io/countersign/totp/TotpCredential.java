package io.countersign.totp;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.SecretBytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * An authenticator's state. As bytes, version 1: version, algorithm, digits, period, drift (one
 * byte each), last step (eight, big-endian), secret (the rest).
 *
 * @param lastStep the last accepted step, {@link #NO_STEP} before the first
 * @param drift how many steps the user's clock was ahead of ours at the last success
 */
record TotpCredential(Seed seed, long lastStep, int drift) {

  static final long NO_STEP = -1;

  private static final byte VERSION = 1;
  private static final int HEADER = 5 + Long.BYTES;

  static TotpCredential unused(Seed seed) {
    return new TotpCredential(seed, NO_STEP, 0);
  }

  /**
   * @throws IllegalArgumentException if the bytes are not of a version known here
   */
  static TotpCredential decode(Credential credential) {
    ByteBuffer bytes = ByteBuffer.wrap(credential.state().reveal());
    try {
      if (bytes.get() != VERSION) {
        throw new IllegalArgumentException("a TOTP credential of an unknown version");
      }
      return decodeVersion1(bytes);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a TOTP credential that is cut off", e);
    }
  }

  private static TotpCredential decodeVersion1(ByteBuffer bytes) {
    Algorithm algorithm = Algorithm.coded(bytes.get());
    int digits = bytes.get();
    int period = bytes.get();
    int drift = bytes.get();
    long lastStep = bytes.getLong();
    byte[] secret = new byte[bytes.remaining()];
    bytes.get(secret);
    Seed seed = new Seed(SecretBytes.of(secret), algorithm, digits, period);
    return new TotpCredential(seed, lastStep, drift);
  }

  Credential encode() {
    byte[] secret = seed.secret().reveal();
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + secret.length);
    bytes
        .put(VERSION)
        .put(seed.algorithm().code())
        .put((byte) seed.digits())
        .put((byte) seed.period())
        .put((byte) drift)
        .putLong(lastStep)
        .put(secret);
    return new Credential(SecretBytes.of(bytes.array()));
  }
}
