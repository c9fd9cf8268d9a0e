package io.countersign.totp;

import io.countersign.contracts.FactorContract;
import io.countersign.contracts.Holder;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;
import java.util.Map;

class TotpContractTest implements FactorContract {

  @Override
  public FactorProvider provider() {
    return new TotpProvider();
  }

  @Override
  public Holder holder() {
    return new AppHolder();
  }

  @Override
  public Fields wrong(Fields right) {
    int code = Integer.parseInt(right.text("code"));
    return Fields.of(Map.of("code", "%06d".formatted((code + 1) % 1_000_000)));
  }

  /** Knows no more than what is shown. */
  private static final class AppHolder implements Holder {

    private String secret = "";

    @Override
    public Fields confirm(EnrollmentStart start, Instant now) {
      secret = String.valueOf(start.shown().fields().get("secret"));
      return codeAt(now);
    }

    @Override
    public Fields answer(ChallengeStart challenge, Instant now) {
      return codeAt(now);
    }

    private Fields codeAt(Instant now) {
      byte[] bytes = Base32.decode(secret).orElseThrow();
      Seed seed = new Seed(SecretBytes.of(bytes), Algorithm.SHA1, 6, 30);
      int code = seed.hotp().code(seed.stepAt(now));
      return Fields.of(Map.of("code", "%06d".formatted(code)));
    }
  }
}
