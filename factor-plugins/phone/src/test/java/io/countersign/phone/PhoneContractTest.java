package io.countersign.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.FactorContract;
import io.countersign.contracts.Holder;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class PhoneContractTest implements FactorContract {

  private static final AtomicInteger HOLDERS = new AtomicInteger();

  @Override
  public FactorProvider provider() {
    return new PhoneProvider();
  }

  @Override
  public Holder holder() {
    return new Phone("+336%08d".formatted(12_345_000 + HOLDERS.incrementAndGet()));
  }

  @Override
  public Fields wrong(Fields right) {
    int code = Integer.parseInt(right.text("code"));
    return Fields.of(Map.of("code", "%06d".formatted((code + 1) % 1_000_000)));
  }

  private record Phone(String number) implements Holder {

    @Override
    public Fields options() {
      return Fields.of(Map.of("phone", number));
    }

    @Override
    public Fields confirm(EnrollmentStart start, Instant now) {
      return read(start.message());
    }

    @Override
    public Fields answer(ChallengeStart challenge, Instant now) {
      return read(challenge.message());
    }

    private static Fields read(Optional<Message> message) {
      byte[] code = message.orElseThrow().code().reveal();
      return Fields.of(Map.of("code", new String(code, UTF_8)));
    }
  }
}
