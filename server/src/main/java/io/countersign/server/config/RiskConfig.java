package io.countersign.server.config;

import io.countersign.server.config.Section.Derived;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What assessors of risk go by.
 *
 * @param deviceWindow how long a device is known
 * @param geography a database of where addresses are
 * @param denyLists files of networks that nobody should come from
 */
public record RiskConfig(Duration deviceWindow, Optional<Path> geography, List<Path> denyLists) {

  /** Keeps a copy. */
  public RiskConfig {
    denyLists = List.copyOf(denyLists);
  }

  static RiskConfig read(Settings settings) {
    Section section =
        settings.section(
            "risk",
            "What policies are told of somebody before anything is proved. The files are read again"
                + " within ten seconds after they changed; put a new one in the place of the old one"
                + " by renaming it.");
    return new RiskConfig(
        section.ask(
            "deviceWindow",
            Kinds.duration("P1D", "P365D"),
            "P30D",
            "How long a device is known after its user came in with it."),
        section.ask(
            "geography",
            Kinds.path().map(Optional::of),
            new Derived<>(Optional.empty(), "<none: applications say where their users are>"),
            "A database of where addresses are, in MaxMind's format (.mmdb). Without it, nobody can"
                + " tell unless the application does; if it cannot be read, everybody is a risk."),
        section.ask(
            "denyLists",
            Kinds.paths(),
            new Derived<>(List.of(), "<none>"),
            "Files of networks that nobody should come from, one a line. If one of them cannot be"
                + " read, everybody is a risk."));
  }
}
