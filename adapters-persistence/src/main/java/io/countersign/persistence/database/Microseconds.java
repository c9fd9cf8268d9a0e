package io.countersign.persistence.database;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jooq.impl.AbstractConverter;

/**
 * An instant as microseconds since 1970-01-01T00:00:00Z; what is finer is cut off. A plain number
 * passes through every database as it is, whatever any time zone says.
 */
public final class Microseconds extends AbstractConverter<Long, Instant> {

  private static final long serialVersionUID = 1;

  public Microseconds() {
    super(Long.class, Instant.class);
  }

  @Override
  @SuppressWarnings("NullAway") // null is SQL's NULL on both sides
  public Instant from(Long micros) {
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Override
  @SuppressWarnings("NullAway")
  public Long to(Instant instant) {
    return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
