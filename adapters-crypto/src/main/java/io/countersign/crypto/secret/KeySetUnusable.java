package io.countersign.crypto.secret;

import java.io.IOException;

/** The key set cannot be used; the message is a sentence for the operator and holds no key. */
public final class KeySetUnusable extends RuntimeException {

  private static final long serialVersionUID = 1;

  KeySetUnusable(String sentence) {
    super(sentence);
  }

  KeySetUnusable(String sentence, IOException cause) {
    super(sentence, cause);
  }
}
