package io.countersign.totp;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The hash functions of RFC 6238 section 1.2, under the names of the Key URI format. */
enum Algorithm {
  SHA1(1),
  SHA256(2),
  SHA512(3);

  /**
   * The JDK's own HMAC: asking it directly skips the search through all providers, and beats those
   * that cross into native code for messages of eight bytes. A JVM without it uses its default.
   */
  private static final @Nullable Provider JDK = Security.getProvider("SunJCE");

  private final byte code;
  private final String mac = "Hmac" + name();

  Algorithm(int code) {
    this.code = (byte) code;
  }

  /** Stands for it in a credential, for ever. */
  byte code() {
    return code;
  }

  /**
   * @throws IllegalArgumentException if no algorithm has this code
   */
  static Algorithm coded(byte code) {
    return switch (code) {
      case 1 -> SHA1;
      case 2 -> SHA256;
      case 3 -> SHA512;
      default -> throw new IllegalArgumentException("an unknown algorithm");
    };
  }

  static Optional<Algorithm> named(String name) {
    return Arrays.stream(values()).filter(known -> known.name().equals(name)).findFirst();
  }

  static Set<String> names() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }

  Mac keyed(byte[] secret) {
    try {
      Mac keyed = JDK == null ? Mac.getInstance(mac) : Mac.getInstance(mac, JDK);
      keyed.init(new SecretKeySpec(secret, mac));
      return keyed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no " + mac, e);
    }
  }
}
