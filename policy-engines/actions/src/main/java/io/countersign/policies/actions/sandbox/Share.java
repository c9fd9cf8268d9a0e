package io.countersign.policies.actions.sandbox;

import java.util.concurrent.Semaphore;

/** The places that scripts of one policy may have at once. */
public final class Share {

  private final Semaphore places;

  Share(int places) {
    this.places = new Semaphore(places, true);
  }

  Semaphore places() {
    return places;
  }
}
