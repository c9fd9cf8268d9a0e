package io.countersign.application.assertion;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A P-256 key as JSON (RFC 7518 section 6.2), read without any library that might have written it.
 */
record Jwk(String json) {

  private static final int COORDINATE = 32;

  static Jwk of(String kid, ECPublicKey publicKey, ECPrivateKey privateKey) {
    return new Jwk(
        """
        {"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s","d":"%s"}\
        """
            .formatted(
                kid,
                base64(publicKey.getW().getAffineX()),
                base64(publicKey.getW().getAffineY()),
                base64(privateKey.getS())));
  }

  /** Without what is private. */
  Jwk publicPart() {
    return new Jwk(json.replaceAll(",\"d\":\"[^\"]*\"", ""));
  }

  /** A member that is a string. */
  String member(String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    if (!matcher.find()) {
      throw new AssertionError("no " + name);
    }
    return matcher.group(1);
  }

  PublicKey publicKey() throws GeneralSecurityException {
    ECPoint point = new ECPoint(number("x"), number("y"));
    return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, p256()));
  }

  PrivateKey privateKey() throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number("d"), p256()));
  }

  private BigInteger number(String name) {
    byte[] bytes = Base64.getUrlDecoder().decode(member(name));
    if (bytes.length != COORDINATE) {
      // "the length of this octet string MUST be the full size of a coordinate"
      throw new AssertionError(name + " has " + bytes.length + " bytes");
    }
    return new BigInteger(1, bytes);
  }

  private static String base64(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] padded = new byte[COORDINATE];
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, padded, COORDINATE - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
  }

  private static ECParameterSpec p256() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }
}
