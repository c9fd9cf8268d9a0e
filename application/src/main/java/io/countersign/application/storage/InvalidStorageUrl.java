package io.countersign.application.storage;

/** The URL of a store is not of the form that its provider takes. */
public final class InvalidStorageUrl extends StorageRefused {

  private static final long serialVersionUID = 1;

  /**
   * @param message which form it takes; not what was given, which may have a password in it
   */
  public InvalidStorageUrl(String message) {
    super(message);
  }
}
