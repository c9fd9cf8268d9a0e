package io.countersign.server.config;

/**
 * The documentation of one setting.
 *
 * @param key for example {@code server.port}
 * @param variable the environment variable that overrides it
 * @param range what it may be, in words
 * @param otherwise its default, as it would be written; an expression in angle brackets where it
 *     follows from something else
 * @param fixed whether {@code otherwise} may be written into a file as it is
 * @param doc what it is for
 */
record Setting(
    String key, String variable, String range, String otherwise, boolean fixed, String doc) {

  /** The last part of its key. */
  String name() {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
