package io.countersign.rest.operations;

/** What the server says about itself. */
public interface Operations {
  /** Whether it can do its work now: asked often, so it answers from what it knows. */
  boolean ready();

  /** The metrics, in the Prometheus text format 0.0.4. */
  String metrics();
}
