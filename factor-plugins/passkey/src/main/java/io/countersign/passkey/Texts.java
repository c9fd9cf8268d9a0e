package io.countersign.passkey;

import java.util.List;
import java.util.regex.Pattern;

/** Settings that are lists. */
final class Texts {

  private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");

  private Texts() {}

  /** What commas or white space separate. */
  static List<String> of(String list) {
    return BETWEEN.splitAsStream(list).filter(text -> !text.isEmpty()).toList();
  }
}
