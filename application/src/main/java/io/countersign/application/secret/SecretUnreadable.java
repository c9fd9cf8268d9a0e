package io.countersign.application.secret;

/** A secret was altered, is not where it belongs, or its key is gone. Nobody is let in by it. */
public final class SecretUnreadable extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param place named in the log, so that an operator finds the row
   */
  public SecretUnreadable(Place place, Throwable cause) {
    super("cannot open the secret of " + place.parts(), cause);
  }
}
