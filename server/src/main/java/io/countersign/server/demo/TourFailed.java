package io.countersign.server.demo;

/** The server did not answer as the tour tells it. */
public final class TourFailed extends Exception {

  private static final long serialVersionUID = 1;

  TourFailed(String what) {
    super(what);
  }
}
