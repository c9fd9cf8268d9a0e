package com.example.countersign.hotp;

import io.countersign.contracts.FactorContract;
import io.countersign.contracts.Holder;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.Fields;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** All that it takes to run the conformance kit. */
class HotpFactorTest implements FactorContract {

  @Override
  public FactorProvider provider() {
    return new HotpProvider();
  }

  @Override
  public Holder holder() {
    return new Button();
  }

  /** One more than the right one. */
  @Override
  public Fields wrong(Fields right) {
    int code = Integer.parseInt(right.text("code"));
    return Fields.of(Map.of("code", "%06d".formatted((code + 1) % 1_000_000)));
  }

  /** A token and the thumb on it. */
  private static final class Button implements Holder {

    private Token token = Token.of(new byte[20]);

    @Override
    public Fields confirm(EnrollmentStart start, Instant now) {
      String secret = String.valueOf(start.shown().fields().get("secret"));
      token = Token.of(HexFormat.of().parseHex(secret));
      return press();
    }

    @Override
    public Fields answer(ChallengeStart challenge, Instant now) {
      return press();
    }

    private Fields press() {
      String code = token.code(token.counter(), 6);
      token = token.after(token.counter());
      return Fields.of(Map.of("code", code));
    }
  }
}
