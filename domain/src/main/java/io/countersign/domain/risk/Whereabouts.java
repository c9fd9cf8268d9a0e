package io.countersign.domain.risk;

/** Where somebody seems to be. */
public sealed interface Whereabouts {

  /** There. */
  record Known(Place place) implements Whereabouts {}

  /** Somewhere that nobody knows. */
  record Unknown() implements Whereabouts {}

  /** Behind somebody who hides them. */
  record Hidden() implements Whereabouts {}
}
