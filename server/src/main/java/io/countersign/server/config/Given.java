package io.countersign.server.config;

/**
 * A value that somebody wrote.
 *
 * @param text empty where a name was left without a value
 * @param source where, for example {@code countersign.yaml:12}
 */
record Given(String text, String source) {}
