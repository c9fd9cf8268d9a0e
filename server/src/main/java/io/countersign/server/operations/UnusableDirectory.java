package io.countersign.server.operations;

/** A directory cannot be used; the message is a sentence for whoever runs the server. */
public final class UnusableDirectory extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnusableDirectory(String sentence) {
    super(sentence);
  }
}
