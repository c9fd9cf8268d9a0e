package io.countersign.passkey;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.SelfAttestationTrustworthinessVerifier;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who vouches for an authenticator, and for whom that is enough. Whatever is said must be right,
 * also where nobody asked for it. Android's SafetyNet is not known here: Google turned it off.
 */
final class Attestations {

  private final Optional<TrustedRoots> roots;

  Attestations(Optional<TrustedRoots> roots) {
    this.roots = roots;
  }

  /** The library takes the time from the system's clock; here it is the host's. */
  WebAuthnRegistrationManager at(Instant now) {
    return new WebAuthnRegistrationManager(
        List.of(
            new NoneAttestationStatementVerifier(),
            new PackedAttestationStatementVerifier(),
            new FIDOU2FAttestationStatementVerifier(),
            new TPMAttestationStatementVerifier(),
            new AndroidKeyAttestationStatementVerifier(),
            new AppleAnonymousAttestationStatementVerifier()),
        trustAt(now),
        self(),
        Library.CONVERTER);
  }

  /** WebAuthn Level 3 section 7.1 step 23. */
  private CertPathTrustworthinessVerifier trustAt(Instant now) {
    return (AAGUID _, CertificateBaseAttestationStatement statement, Instant _) -> {
      if (roots.isPresent()
          && !roots
              .get()
              .vouchFor(Objects.requireNonNull(statement.getX5c()).createCertPath(), now)) {
        throw new Refusal("untrusted-attestation");
      }
    };
  }

  /** "If self attestation was used, verify that self attestation is acceptable". */
  private SelfAttestationTrustworthinessVerifier self() {
    return _ -> {
      if (roots.isPresent()) {
        throw new Refusal("self-attestation");
      }
    };
  }

  /**
   * "If no attestation was provided, verify that None attestation is acceptable under Relying Party
   * policy."
   */
  void check(String format) {
    if (roots.isPresent() && format.equals("none")) {
      throw new Refusal("no-attestation");
    }
  }

  /** Whether who got through was vouched for by somebody trusted. */
  boolean trusted() {
    return roots.isPresent();
  }
}
