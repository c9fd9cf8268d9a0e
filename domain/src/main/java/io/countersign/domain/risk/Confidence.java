package io.countersign.domain.risk;

import java.util.Locale;

/** How sure an assessor is that nothing is wrong: low confidence is high risk. */
public enum Confidence {
  /** Much speaks against it. */
  LOW,
  /** Something speaks against it. */
  MEDIUM,
  /** It knows nothing that speaks for or against it. */
  NEUTRAL,
  /** It looks as usual. */
  HIGH;

  /** The name on the wire, for example {@code low}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
