package io.countersign.totp;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Time-based one-time passwords (RFC 6238), each step accepted once. */
final class TotpFactor implements Factor {

  private final Seeds seeds;
  private final int reach;

  TotpFactor(TotpSettings settings) {
    seeds = new Seeds(settings);
    reach = settings.window();
  }

  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    Seed seed = seeds.make(request);
    return new EnrollmentStart(
        TotpCredential.unused(seed).encode(),
        Optional.of(seed.identity()),
        shown(seed, KeyUri.of(request.issuer(), request.account(), seed)));
  }

  private static Shown shown(Seed seed, String uri) {
    return new Shown(
        Map.of(
            "secret", Base32.encode(seed.secret().reveal()),
            "uri", uri,
            "qrSvg", QrSvg.of(uri),
            "algorithm", seed.algorithm().name(),
            "digits", seed.digits(),
            "period", seed.period()));
  }

  /** The same as any other code: the credential that it returns has the step spent. */
  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    return check(TotpCredential.decode(pending), response, now);
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    return new ChallengeStart(ChallengeState.none(), Shown.nothing());
  }

  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    return check(TotpCredential.decode(credential), response, now);
  }

  private Verification check(TotpCredential credential, Fields response, Instant now) {
    Seed seed = credential.seed();
    int code = Integer.parseInt(response.only("code").digits("code", seed.digits()));
    Window window = Window.at(seed.stepAt(now), credential.drift(), reach);
    Search search = Search.of(code, seed.hotp(), window, credential.lastStep());
    if (search.step() == TotpCredential.NO_STEP) {
      return new Verification.Rejected("wrong-code");
    }
    // RFC 6238 section 5.2: "The verifier MUST NOT accept the second attempt of the OTP". Two steps
    // may have the same code by chance; the later one counts, so that these digits are spent as a
    // whole, and digits that are spent at one step are not taken at another.
    if (search.spent()) {
      return new Verification.Rejected("spent-code");
    }
    return new Verification.Verified(
        new TotpCredential(seed, search.step(), window.drift(search.step())).encode());
  }
}
