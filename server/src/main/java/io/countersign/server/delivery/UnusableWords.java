package io.countersign.server.delivery;

/** The operator's own words of messages cannot be used; the message is a sentence for them. */
public final class UnusableWords extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnusableWords(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
