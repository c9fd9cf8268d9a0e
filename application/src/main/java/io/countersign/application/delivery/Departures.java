package io.countersign.application.delivery;

/** Where messages leave from, beside whoever asked for them. */
public interface Departures {

  /** Takes one and returns at once; {@link DeliverMessage} is run for it as soon as may be. */
  void add(Outgoing outgoing);
}
