package io.countersign.rest.server;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names requests, so that an answer is found again in the log. They are no secrets. */
final class RequestIds {
  private static final int LEAST = 8;
  private static final int MOST = 64;

  private RequestIds() {}

  /** A new one. */
  static String make() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }

  /** Whether what a caller sent may stand in our log. */
  static boolean acceptable(String text) {
    return text.length() >= LEAST && text.length() <= MOST && text.chars().allMatch(RequestIds::ok);
  }

  private static boolean ok(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }
}
