package io.countersign.contracts;

import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.Fields;
import java.time.Duration;
import java.util.Set;

/**
 * What the kit has to know about a factor to test it.
 *
 * <p>A field within an object within a response is named by its way there: {@code
 * response.signature}.
 */
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

  /** Fields of a response that may be left out; none unless said otherwise. */
  default Set<String> optionalFields() {
    return Set.of();
  }

  /**
   * Fields of a response that the factor does not look into, because a standard has them there for
   * somebody else; none unless said otherwise.
   */
  default Set<String> ignoredFields() {
    return Set.of();
  }

  /**
   * Fields of a response that are no secret, so that a challenge may show what they hold, such as
   * the name of a key; none unless said otherwise.
   */
  default Set<String> openFields() {
    return Set.of();
  }

  /**
   * Whether a response may have fields that the factor does not know: only where a standard says
   * so, because it may grow.
   */
  default boolean takesUnknownFields() {
    return false;
  }

  /** How long a holder waits from one response to the next, so that it may be a new one. */
  default Duration pace() {
    return Duration.ofMinutes(5);
  }
}
