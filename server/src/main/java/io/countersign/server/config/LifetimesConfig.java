package io.countersign.server.config;

import java.time.Duration;

/** How long things live. */
public record LifetimesConfig(
    Duration authentication, Duration enrollment, Duration assertion, Duration idempotencyKey) {

  static LifetimesConfig read(Settings settings) {
    Section section = settings.section("lifetimes", "How long things live.");
    return new LifetimesConfig(
        section.ask(
            "authentication",
            Kinds.duration("PT1M", "PT1H"),
            "PT10M",
            "An authentication that is not finished by then has expired."),
        section.ask(
            "enrollment",
            Kinds.duration("PT1M", "PT1H"),
            "PT15M",
            "An enrollment that is not confirmed by then has expired."),
        section.ask(
            "assertion",
            Kinds.duration("PT10S", "PT5M"),
            "PT5M",
            "From the approval until the expiry (exp) of the assertion."),
        section.ask(
            "idempotencyKey",
            Kinds.duration("PT1M", "P7D"),
            "PT24H",
            "How long a request with the same Idempotency-Key is answered as the first one was."));
  }
}
