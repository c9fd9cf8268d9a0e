package io.countersign.application.policy;

import java.util.List;

/** Lists the policies to begin with that the engines of this installation bring. */
public final class ListPresets {

  /** One of them, and what runs it. */
  public record Found(PolicyKind kind, PolicyPreset preset) {}

  private final PolicyEngines engines;

  public ListPresets(PolicyEngines engines) {
    this.engines = engines;
  }

  /** By kind, the simplest first. */
  public List<Found> list() {
    return engines.kinds().stream()
        .flatMap(kind -> engines.presets(kind).stream().map(preset -> new Found(kind, preset)))
        .toList();
  }
}
