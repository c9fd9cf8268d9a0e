package io.countersign.smtp;

import io.countersign.domain.factor.FactorConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Which certificates a mail server may show: those that the JVM trusts, or those of a file. */
final class TrustedCertificates {

  private TrustedCertificates() {}

  /** Asks for {@code caFile}: certificates of authorities as PEM, instead of the JVM's. */
  static SSLSocketFactory of(FactorConfig config) {
    Optional<String> file = config.optional("caFile");
    try {
      return context(file.isPresent() ? keys(Path.of(file.get())) : null).getSocketFactory();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      config.refuse("caFile", "is not a file of certificates: " + e.getMessage());
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
  }

  private static SSLContext context(@Nullable KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted); // null: the JVM's
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static KeyStore keys(Path pem) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
    keys.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        keys.setCertificateEntry(Integer.toString(keys.size()), each);
      }
    }
    if (keys.size() == 0) {
      throw new GeneralSecurityException("it has none");
    }
    return keys;
  }
}
