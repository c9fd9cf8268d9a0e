package io.countersign.application.event;

import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Provenance;

/**
 * Where that comes from which this thread is about: bound by the door that somebody came in by, and
 * written into every event that is told behind it.
 */
public final class CurrentProvenance {

  private static final ScopedValue<Provenance> CURRENT = ScopedValue.newInstance();
  private static final Provenance BACKGROUND = Provenance.of(Actor.SYSTEM);

  private CurrentProvenance() {}

  /** Runs something on behalf of somebody. */
  public static <T, X extends Throwable> T during(
      Provenance provenance, ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, provenance).call(work);
  }

  /** Runs something that whoever came in only came across. */
  public static <T, X extends Throwable> T ofNobody(ScopedValue.CallableOp<T, X> work) throws X {
    return during(BACKGROUND, work);
  }

  /** What was bound; where nobody came in, it is Countersign itself. */
  public static Provenance get() {
    return CURRENT.orElse(BACKGROUND);
  }
}
