package io.countersign.application.transaction;

/** The store does not answer as it should; try again later. The caller sees 503 and no details. */
public final class StorageUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param cause for the log
   */
  public StorageUnavailable(Throwable cause) {
    super("the store is unavailable", cause);
  }

  /**
   * @param code what the store says of it, without any data
   * @param cause for the log
   */
  public StorageUnavailable(String code, Throwable cause) {
    super("the store is unavailable: " + code, cause);
  }
}
