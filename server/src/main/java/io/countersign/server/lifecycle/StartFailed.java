package io.countersign.server.lifecycle;

/** A server cannot start; the message is a sentence for whoever runs it. */
public final class StartFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  StartFailed(String sentence) {
    super(sentence);
  }

  StartFailed(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
