package io.countersign.application.risk;

import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.Whereabouts;
import java.util.Map;

/** {@link Geography} that was told. */
public record MemoryGeography(Map<IpAddress, Whereabouts> known) implements Geography {

  /** Keeps a copy. */
  public MemoryGeography {
    known = Map.copyOf(known);
  }

  @Override
  public Whereabouts find(IpAddress address) {
    return known.getOrDefault(address, new Whereabouts.Unknown());
  }
}
