package io.countersign.totp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The otpauth URI that authenticator apps read from a QR code (<a
 * href="https://github.com/google/google-authenticator/wiki/Key-Uri-Format">Key URI format</a>).
 */
final class KeyUri {

  /** In code points. Names only label the entry in the app; with these the QR code always fits. */
  private static final int MOST = 64;

  private KeyUri() {}

  static String of(String issuer, String account, Seed seed) {
    String issuerPart = name(issuer);
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=%s&digits=%s&period=%s"
        .formatted(
            issuerPart,
            name(account),
            Base32.encode(seed.secret().reveal()),
            issuerPart,
            seed.algorithm(),
            seed.digits(),
            seed.period());
  }

  /** A colon separates issuer from account, even when it is encoded. */
  private static String name(String text) {
    String plain = text.strip().replace(':', '-');
    int length = Math.min(MOST, plain.codePointCount(0, plain.length()));
    return percentEncoded(plain.substring(0, plain.offsetByCodePoints(0, length)));
  }

  /** RFC 3986 section 2.1. A form's encoding differs from it in three characters. */
  private static String percentEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
