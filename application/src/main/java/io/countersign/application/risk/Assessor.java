package io.countersign.application.risk;

import io.countersign.domain.risk.Assessment;

/**
 * Says, before anything is proved, how sure one may be that somebody is who they seem to be. It is
 * advice for policies, and decides nothing itself.
 *
 * <p>Besides the built-in ones an installation has those that {@link java.util.ServiceLoader} finds
 * in jars beside the storage adapters: public classes with a public constructor without parameters,
 * named in {@code META-INF/services/io.countersign.application.risk.Assessor}. Each of these runs
 * on a few threads of its own, outside of any transaction, and all of them together have a fraction
 * of a second; what they throw, or do not answer in time, is {@link Assessment#NOT_AVAILABLE}.
 */
public interface Assessor {

  /**
   * The name under which policies find its assessments: a letter and at most 63 letters and digits
   * (ASCII), the same whenever it is asked, and no other assessor's, for example {@code NewDevice}.
   */
  String name();

  /**
   * Says what it found. Several threads may ask at once. It says the risky side of what it cannot
   * tell ({@link io.countersign.domain.risk.Confidence#LOW}), and {@code NEUTRAL} only where nobody
   * who means harm could have brought that about.
   *
   * <p>Interrupted, it had better end: nobody waits for it any more.
   */
  Assessment assess(RiskQuestion question);
}
