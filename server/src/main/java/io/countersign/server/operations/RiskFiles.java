package io.countersign.server.operations;

import io.countersign.application.risk.Assessor;
import io.countersign.application.risk.Geography;
import io.countersign.risk.GeoDatabase;
import io.countersign.risk.UntrustedIp;
import io.countersign.server.config.RiskConfig;
import java.util.List;
import java.util.Optional;

/** The files that assessors know from: read at the start, and whenever they changed. */
public final class RiskFiles {

  private final Optional<GeoDatabase> geography;
  private final Optional<UntrustedIp> denyLists;

  public RiskFiles(RiskConfig config) {
    geography = config.geography().map(GeoDatabase::new);
    denyLists =
        Optional.of(config.denyLists()).filter(files -> !files.isEmpty()).map(UntrustedIp::new);
    look();
  }

  /** Where addresses are. */
  public Optional<Geography> geography() {
    return geography.map(Geography.class::cast);
  }

  /** Who goes by the files alone. */
  public List<Assessor> assessors() {
    return denyLists.map(Assessor.class::cast).stream().toList();
  }

  /** Whether there is anything to look at. */
  public boolean any() {
    return geography.isPresent() || denyLists.isPresent();
  }

  /** Looks whether they changed. */
  public synchronized void look() {
    geography.ifPresent(GeoDatabase::look);
    denyLists.ifPresent(UntrustedIp::look);
  }
}
