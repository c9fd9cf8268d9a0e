package io.countersign.contracts;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** All that a factor's author writes to run the kit. */
class CounterFactorTest implements FactorContract {

  @Override
  public FactorProvider provider() {
    return new SampleProvider();
  }

  @Override
  public Holder holder() {
    return new Token();
  }

  @Override
  public Fields wrong(Fields right) {
    return Fields.of(Map.of("code", new StringBuilder(right.text("code")).reverse().toString()));
  }

  private static final class Token implements Holder {

    private Counter counter = new Counter(SecretBytes.none(), 0);

    @Override
    public Fields confirm(EnrollmentStart start, Instant now) {
      String key = String.valueOf(start.shown().fields().get("key"));
      counter = new Counter(SecretBytes.of(HexFormat.of().parseHex(key)), 0);
      return next();
    }

    @Override
    public Fields answer(ChallengeStart challenge, Instant now) {
      return next();
    }

    private Fields next() {
      String code = counter.code(counter.spent());
      counter = counter.after(counter.spent());
      return Fields.of(Map.of("code", code));
    }
  }
}
