package io.countersign.passkey;

/** A step of a ceremony fails. The reason goes to the log, never to the caller. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param reason lower-case words joined by dashes
   */
  Refusal(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
