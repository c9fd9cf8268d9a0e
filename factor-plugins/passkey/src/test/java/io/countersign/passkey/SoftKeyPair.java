package io.countersign.passkey;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key of a passkey, with the JDK and nothing else. */
final class SoftKeyPair {

  private final Algorithm algorithm;
  private final KeyPair keys;

  private SoftKeyPair(Algorithm algorithm, KeyPair keys) {
    this.algorithm = algorithm;
    this.keys = keys;
  }

  static SoftKeyPair of(Algorithm algorithm) {
    try {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(
              switch (algorithm) {
                case ES256 -> "EC";
                case EDDSA -> "Ed25519";
                case RS256 -> "RSA";
              });
      switch (algorithm) {
        case ES256 -> generator.initialize(256);
        case RS256 -> generator.initialize(2048);
        case EDDSA -> {
          // There is one size only.
        }
      }
      return new SoftKeyPair(algorithm, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature signature =
          Signature.getInstance(
              switch (algorithm) {
                case ES256 -> "SHA256withECDSA";
                case EDDSA -> "Ed25519";
                case RS256 -> "SHA256withRSA";
              });
      signature.initSign(keys.getPrivate());
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key as COSE has it (RFC 9053 section 7). */
  Map<Object, Object> cose() {
    Map<Object, Object> cose = new LinkedHashMap<>();
    switch (keys.getPublic()) {
      case ECPublicKey key -> {
        cose.put(1, 2);
        cose.put(3, algorithm.number());
        cose.put(-1, 1);
        cose.put(-2, fixed(key.getW().getAffineX()));
        cose.put(-3, fixed(key.getW().getAffineY()));
      }
      case RSAPublicKey key -> {
        cose.put(1, 3);
        cose.put(3, algorithm.number());
        cose.put(-1, unsigned(key.getModulus()));
        cose.put(-2, unsigned(key.getPublicExponent()));
      }
      default -> {
        byte[] encoded = keys.getPublic().getEncoded();
        cose.put(1, 1);
        cose.put(3, algorithm.number());
        cose.put(-1, 6);
        cose.put(-2, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
      }
    }
    return cose;
  }

  private static byte[] fixed(BigInteger coordinate) {
    byte[] bytes = unsigned(coordinate);
    byte[] fixed = new byte[32];
    System.arraycopy(bytes, 0, fixed, fixed.length - bytes.length, bytes.length);
    return fixed;
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }
}
