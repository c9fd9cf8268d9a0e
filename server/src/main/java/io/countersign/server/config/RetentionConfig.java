package io.countersign.server.config;

import java.time.Duration;

/** How long things are kept after their lives. */
public record RetentionConfig(Duration authentications, Duration enrollments, Duration events) {

  static RetentionConfig read(Settings settings) {
    Section section =
        settings.section("retention", "How long things are kept after their lives, to be read.");
    return new RetentionConfig(
        section.ask(
            "authentications",
            Kinds.duration("PT1H", "P365D"),
            "P7D",
            "From the expiry of an authentication until it is removed, however it ended; until"
                + " then its outcome can be read."),
        section.ask(
            "enrollments",
            Kinds.duration("PT5M", "P7D"),
            "PT1H",
            "From the expiry of an enrollment until it is removed, however it ended, and with it"
                + " the encrypted secret of one that was never confirmed."),
        section.ask(
            "events",
            Kinds.duration("PT24H", "P3660D"),
            "P90D",
            "From an event until it is removed; until then it can be read that it happened."));
  }
}
