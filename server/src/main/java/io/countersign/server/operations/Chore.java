package io.countersign.server.operations;

import java.time.Duration;

/**
 * Something that is done again and again.
 *
 * @param name for the log
 * @param every how long to wait after it was done, whether it failed or not
 */
public record Chore(String name, Duration every, Runnable work) {}
