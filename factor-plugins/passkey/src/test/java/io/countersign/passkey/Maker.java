package io.countersign.passkey;

import com.webauthn4j.test.TestAttestationUtil;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody who makes authenticators and vouches for them: certificates of the library's tests. */
final class Maker {

  private Maker() {}

  static X509Certificate root() {
    return TestAttestationUtil.load3tierTestRootCACertificate();
  }

  static X509Certificate anotherRoot() {
    return TestAttestationUtil.load2tierTestRootCACertificate();
  }

  /** WebAuthn Level 3 section 8.2, with certificates. */
  static SoftKey.Attestation vouch(byte[] signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(TestAttestationUtil.load3tierTestAuthenticatorAttestationPrivateKey());
      signature.update(signed);
      Map<String, Object> statement = packed(signature.sign());
      statement.put(
          "x5c",
          List.of(
              TestAttestationUtil.load3tierTestAuthenticatorAttestationCertificate().getEncoded(),
              TestAttestationUtil.load3tierTestIntermediateCACertificate().getEncoded()));
      return new SoftKey.Attestation("packed", statement);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** WebAuthn Level 3 section 8.2, self attestation. */
  static SoftKey.Attestation vouchForItself(byte[] signature) {
    return new SoftKey.Attestation("packed", packed(signature));
  }

  private static Map<String, Object> packed(byte[] signature) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("alg", Algorithm.ES256.number());
    statement.put("sig", signature);
    return statement;
  }

  /** As operators keep them. */
  static String pem(X509Certificate... certificates) {
    StringBuilder pem = new StringBuilder();
    try {
      for (X509Certificate certificate : certificates) {
        pem.append("-----BEGIN CERTIFICATE-----\n")
            .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      }
      return pem.toString();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
