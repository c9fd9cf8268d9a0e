package io.countersign.contracts;

import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.Fields;
import java.time.Duration;
import java.util.Set;

/** What the kit has to know about a factor to test it. */
public interface FactorUnderTest {

  /** A provider as the host's {@link java.util.ServiceLoader} would make it. */
  FactorProvider provider();

  /** Somebody who has nothing enrolled yet; another one at each call. */
  Holder holder();

  /**
   * A response that has the form of a right one and is wrong.
   *
   * @param right what a holder answered
   */
  Fields wrong(Fields right);

  /** Options to begin an enrollment with; none unless the factor needs some. */
  default Fields options() {
    return Fields.none();
  }

  /** Fields of a response that may be left out; none unless said otherwise. */
  default Set<String> optionalFields() {
    return Set.of();
  }

  /** How long a holder waits from one response to the next, so that it may be a new one. */
  default Duration pace() {
    return Duration.ofMinutes(5);
  }
}
