package io.countersign.application.storage;

/** The store must not be opened as it is; the message tells the operator why, and what to do. */
public class StorageRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param message for the operator, without secrets
   */
  public StorageRefused(String message) {
    super(message);
  }
}
