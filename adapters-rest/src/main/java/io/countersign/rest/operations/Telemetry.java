package io.countersign.rest.operations;

import io.countersign.domain.factor.FactorType;

/** Is told what happens, for metrics. Called on the hot path: returns at once and never throws. */
public interface Telemetry {
  /** What is open while an operation is carried out. */
  interface Work extends AutoCloseable {

    /** None. */
    Work NONE = () -> {};

    @Override
    void close();
  }

  /** An operation begins to be carried out for a known caller: all of its request is there. */
  Work begun();

  /**
   * A request was answered.
   *
   * @param route the template of the path, or {@code unmatched}
   * @param nanos from its head to its answer
   */
  void request(String method, String route, int status, long nanos);

  /**
   * A response to a challenge was dealt with.
   *
   * @param outcome {@code verified}, {@code rejected}, {@code too-many-guesses} or {@code
   *     unavailable}
   */
  void verification(FactorType factor, String outcome);
}
