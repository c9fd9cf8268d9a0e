package io.countersign.passkey;

import com.webauthn4j.verifier.exception.BadAaguidException;
import com.webauthn4j.verifier.exception.BadAlgorithmException;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import com.webauthn4j.verifier.exception.BadBackupEligibleFlagException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.CertificateException;
import com.webauthn4j.verifier.exception.IllegalBackupStateException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.PublicKeyMismatchException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;

/** The library's complaints as reasons of ours; of those that nothing of ours comes before. */
final class Refusals {

  private Refusals() {}

  static Refusal of(VerificationException complaint) {
    return new Refusal(reason(complaint));
  }

  private static String reason(VerificationException complaint) {
    return switch (complaint) {
      case BadRpIdException _ -> "wrong-rp-id";
      case UserNotPresentException _ -> "user-not-present";
      case UserNotVerifiedException _ -> "user-not-verified";
      case IllegalBackupStateException _ -> "backed-up-without-eligibility";
      case BadBackupEligibleFlagException _ -> "backup-eligibility-changed";
      case NotAllowedAlgorithmException _ -> "algorithm-not-offered";
      case MaliciousCounterValueException _ -> "counter-went-back";
      case BadSignatureException _ -> "wrong-signature";
      case CertificateException _ -> "wrong-attestation";
      case BadAttestationStatementException _ -> "wrong-attestation";
      case BadAaguidException _ -> "wrong-attestation";
      case BadAlgorithmException _ -> "wrong-attestation";
      case PublicKeyMismatchException _ -> "wrong-attestation";
      default -> "wrong-response";
    };
  }
}
