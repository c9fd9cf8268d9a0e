package io.countersign.server.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The kinds of settings that say whom to trust. */
final class TrustKinds {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private TrustKinds() {}

  /** SubjectPublicKeyInfo (RFC 8410 section 4), as it is between the lines of a PEM file. */
  static Kind<List<PublicKey>> keys() {
    return new Kind<>(
        "Ed25519 public keys in base 64, as \"openssl pkey -pubout\" writes them between its lines,"
            + " with commas between them",
        text ->
            Arrays.stream(text.split(",", -1)).map(String::strip).map(TrustKinds::key).toList());
  }

  private static PublicKey key(String base64) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException noKey) {
      throw new IllegalArgumentException(noKey);
    }
  }

  static Kind<Set<String>> digests() {
    return new Kind<>(
        "SHA-256 digests in lower-case hexadecimal digits, as sha256sum prints them, with commas"
            + " between them",
        text -> {
          Set<String> digests = new HashSet<>();
          for (String digest : text.split(",", -1)) {
            if (!SHA_256.matcher(digest.strip()).matches()) {
              throw new IllegalArgumentException("no SHA-256");
            }
            digests.add(digest.strip());
          }
          return digests;
        });
  }
}
