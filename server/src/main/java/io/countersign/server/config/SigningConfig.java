package io.countersign.server.config;

import java.time.Duration;

/**
 * The life of the keys that sign assertions.
 *
 * @param rotateAfter how long a key signs
 * @param overlap how long its successor is announced before
 */
public record SigningConfig(Duration rotateAfter, Duration overlap) {

  static SigningConfig read(Settings settings) {
    Section section = settings.section("signing", "The keys that sign assertions.");
    return new SigningConfig(
        section.ask(
            "rotateAfter",
            Kinds.duration("P1D", "P1000D"),
            "P90D",
            "How long a key signs before the next one takes over."),
        section.ask(
            "overlap",
            Kinds.duration("PT1M", "P7D"),
            "PT10M",
            "How long the next key is in the key set before it signs: at least as long as clients"
                + " may cache the key set."));
  }
}
