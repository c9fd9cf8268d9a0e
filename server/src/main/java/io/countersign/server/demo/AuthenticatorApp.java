package io.countersign.server.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * What the user's phone does (RFC 6238).
 *
 * @param secret in base 32, as the QR code holds it
 * @param algorithm SHA1, SHA256 or SHA512
 */
public record AuthenticatorApp(String secret, String algorithm, int digits, int period) {

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** From what an enrollment shows. */
  public static AuthenticatorApp scan(JsonNode shown) {
    return new AuthenticatorApp(
        shown.path("secret").asString(),
        shown.path("algorithm").asString(),
        shown.path("digits").asInt(),
        shown.path("period").asInt());
  }

  /** The code that a phone displays at this time. */
  public String codeAt(Instant time) {
    try {
      Mac mac = Mac.getInstance("Hmac" + algorithm);
      mac.init(new SecretKeySpec(decoded(), mac.getAlgorithm()));
      long step = time.getEpochSecond() / period;
      return truncate(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
    } catch (GeneralSecurityException unknown) {
      throw new IllegalStateException(unknown);
    }
  }

  /** RFC 4226 section 5.3. */
  private String truncate(byte[] hash) {
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
    return ("%0" + digits + "d").formatted(number % (int) Math.pow(10, digits));
  }

  /** RFC 4648 section 6. */
  private byte[] decoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (char letter : secret.replace("=", "").toCharArray()) {
      buffer = buffer << 5 | BASE_32.indexOf(letter);
      bits += 5;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes.write(buffer >> bits);
      }
    }
    return bytes.toByteArray();
  }
}
