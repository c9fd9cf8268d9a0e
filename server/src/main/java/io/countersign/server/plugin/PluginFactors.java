package io.countersign.server.plugin;

import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.factor.RefusedPlugin;
import io.countersign.domain.factor.FactorType;
import java.util.List;
import java.util.Optional;

/** The factors of the plugins that run now. */
record PluginFactors(PluginHost host) implements Factors {

  @Override
  public Optional<LoadedFactor> find(FactorType type) {
    return host.loaded()
        .factor(type)
        .filter(factor -> factor.guard().works())
        .map(RunningPlugin.Guarded::loaded);
  }

  @Override
  public List<LoadedFactor> all() {
    return host.loaded().factors().stream()
        .filter(factor -> factor.guard().works())
        .map(RunningPlugin.Guarded::loaded)
        .toList();
  }

  @Override
  public List<RefusedPlugin> refused() {
    return host.refused();
  }
}
