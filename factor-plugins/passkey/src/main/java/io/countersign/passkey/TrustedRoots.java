package io.countersign.passkey;

import com.webauthn4j.util.CertificateUtil;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The certificates of those who make the authenticators that are taken. */
final class TrustedRoots {

  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

  private final Set<TrustAnchor> anchors;

  private TrustedRoots(Set<TrustAnchor> anchors) {
    this.anchors = anchors;
  }

  /**
   * Reads them.
   *
   * @param pem certificates, each between its lines (RFC 7468 section 5), and any text around them
   * @throws IllegalArgumentException if one cannot be read, or there is none
   */
  static TrustedRoots of(String pem) {
    Set<TrustAnchor> anchors =
        CERTIFICATE
            .matcher(pem)
            .results()
            .map(found -> Base64.getMimeDecoder().decode(found.group(1)))
            .map(CertificateUtil::generateX509Certificate)
            .map(certificate -> new TrustAnchor(certificate, null))
            .collect(Collectors.toSet());
    if (anchors.isEmpty()) {
      throw new IllegalArgumentException("no certificate");
    }
    return new TrustedRoots(anchors);
  }

  /**
   * Whether "the attestation public key either correctly chains up to an acceptable root
   * certificate, or is itself an acceptable certificate" (WebAuthn Level 3 section 7.1 step 23).
   * Nobody is asked over the network whether a certificate was revoked: take its root out.
   */
  boolean vouchFor(CertPath path, Instant now) {
    if (path.getCertificates().size() == 1
        && anchors.stream()
            .anyMatch(anchor -> path.getCertificates().contains(anchor.getTrustedCert()))) {
      return true;
    }
    try {
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException untrusted) {
      return false; // or a time that certificates cannot tell
    }
  }
}
