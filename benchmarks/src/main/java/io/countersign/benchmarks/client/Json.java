package io.countersign.benchmarks.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes one text out of a small JSON answer of our own server. */
public final class Json {

  private Json() {}

  /** The first text of this name. */
  public static String text(String json, String name) {
    Matcher found = Pattern.compile('"' + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no " + name + " in the answer");
    }
    return found.group(1);
  }
}
