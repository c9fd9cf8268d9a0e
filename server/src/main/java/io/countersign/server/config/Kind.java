package io.countersign.server.config;

import java.util.function.Function;

/**
 * What a setting may be.
 *
 * @param range in words, for the documentation and for complaints: "… must be {@code range}"
 * @param parser throws {@link IllegalArgumentException} or {@link java.time.DateTimeException} for
 *     whatever is outside of the range
 */
record Kind<T>(String range, Parser<T> parser) {

  /** From the text of the file or of the environment. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(String text);
  }

  /** The same texts, as something else. */
  <U> Kind<U> map(Function<T, U> as) {
    return new Kind<>(range, text -> as.apply(parser.parse(text)));
  }
}
