package io.countersign.passkey;

import java.util.Arrays;
import java.util.Optional;

/** What a passkey may sign with, by its number in the IANA registry of COSE algorithms. */
enum Algorithm {
  ES256("ES256", -7),
  EDDSA("EdDSA", -8),
  RS256("RS256", -257);

  private final String text;
  private final int number;

  Algorithm(String text, int number) {
    this.text = text;
    this.number = number;
  }

  static Optional<Algorithm> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }

  int number() {
    return number;
  }

  @Override
  public String toString() {
    return text;
  }
}
