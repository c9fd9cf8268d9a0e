package io.countersign.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The kit on a factor that sends. {@link KitTest} runs it again, with a fault planted before. */
class LetterFactorTest implements FactorContract {

  @BeforeAll
  static void plant() {
    SampleProvider.plantUnless("letter", () -> new LetterProvider(LetterFault.NONE));
  }

  @AfterAll
  static void clear() {
    SampleProvider.plant(() -> new CounterProvider(Fault.NONE));
  }

  private static final AtomicInteger HOLDERS = new AtomicInteger();

  @Override
  public FactorProvider provider() {
    return new SampleProvider();
  }

  @Override
  public Holder holder() {
    return new Mailbox("Holder Street " + HOLDERS.incrementAndGet() + ", 12345 Town");
  }

  @Override
  public Fields wrong(Fields right) {
    return response(right.text("from"), "00000000");
  }

  /** Everybody knows it. */
  @Override
  public Set<String> openFields() {
    return Set.of("from");
  }

  private static Fields response(String from, String code) {
    return Fields.of(Map.of("from", from, "proof", Map.of("code", code)));
  }

  private record Mailbox(String address) implements Holder {

    @Override
    public Fields options() {
      return Fields.of(Map.of("address", address));
    }

    @Override
    public Fields confirm(EnrollmentStart start, Instant now) {
      return reply(start.message());
    }

    @Override
    public Fields answer(ChallengeStart challenge, Instant now) {
      return reply(challenge.message());
    }

    private Fields reply(Optional<Message> message) {
      return response(
          address,
          message.map(letter -> new String(letter.code().reveal(), UTF_8)).orElse("11111111"));
    }
  }
}
