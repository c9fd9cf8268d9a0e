package io.countersign.persistence.database;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;

/** Conditions on times. */
public final class Times {

  private Times() {}

  /**
   * One that is there and has come. It says from when on, too: in H2's indexes nothing comes before
   * every time, and without a beginning H2 reads all rows that have none first.
   */
  public static Condition by(Field<Instant> time, Field<Instant> now) {
    return time.ge(inline(Instant.EPOCH, time)).and(time.le(now));
  }

  /** One that is there and has come. */
  public static Condition by(Field<Instant> time, Instant now) {
    return by(time, val(now, time));
  }
}
