package io.countersign.server.config;

import java.time.Duration;

/**
 * How the audit log is kept.
 *
 * @param checkpointEvery how often it is signed how far ledgers got
 */
public record AuditConfig(Duration checkpointEvery) {

  static AuditConfig read(Settings settings) {
    Section section = settings.section("audit", "The audit log.");
    return new AuditConfig(
        section.ask(
            "checkpointEvery",
            Kinds.duration("PT1M", "P1D"),
            "PT1H",
            "How often a checkpoint is signed of each ledger in which something happened: what is"
                + " older than the last one cannot be replaced unnoticed by whoever can only write"
                + " to the database."));
  }
}
