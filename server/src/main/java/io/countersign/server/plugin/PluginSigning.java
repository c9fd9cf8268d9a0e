package io.countersign.server.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs archives, for those who trust a key. */
public final class PluginSigning {

  private PluginSigning() {}

  /**
   * Writes the detached signature beside an archive.
   *
   * @return where
   */
  public static Path sign(Path archive, PrivateKey key) throws IOException {
    try {
      Signature signing = Signature.getInstance("Ed25519");
      signing.initSign(key);
      signing.update(Trust.signed(Digests.sha256(archive)));
      return Files.write(Trust.signatureOf(archive), signing.sign());
    } catch (GeneralSecurityException everyJdkCan) {
      throw new IllegalStateException(everyJdkCan);
    }
  }

  /**
   * Reads a private key as {@code openssl genpkey -algorithm ed25519} writes it (RFC 8410 section
   * 7, RFC 7468).
   *
   * @throws GeneralSecurityException if it is none
   */
  public static PrivateKey key(Path pem) throws IOException, GeneralSecurityException {
    String base64 =
        Files.readString(pem)
            .replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "")
            .replaceAll("\\s", "");
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException noBase64) {
      throw new GeneralSecurityException(noBase64);
    }
  }
}
