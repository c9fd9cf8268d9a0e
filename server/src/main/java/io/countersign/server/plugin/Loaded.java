package io.countersign.server.plugin;

import io.countersign.application.delivery.LoadedTransport;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The plugins that run at one moment. It never changes: there is a new one when they change. */
final class Loaded {

  static final Loaded NOTHING = new Loaded(Map.of());

  private final SequencedMap<String, RunningPlugin> plugins;
  private final Map<FactorType, RunningPlugin.Guarded> byName = new HashMap<>();
  private final SequencedMap<FactorType, RunningPlugin.Guarded> factors = new TreeMap<>();
  private final SequencedMap<String, LoadedTransport> transports = new TreeMap<>();

  /**
   * @param plugins by the names of their archives
   */
  Loaded(Map<String, RunningPlugin> plugins) {
    this.plugins = Collections.unmodifiableSequencedMap(new TreeMap<>(plugins));
    this.plugins.values().forEach(this::add);
  }

  private void add(RunningPlugin plugin) {
    plugin
        .factor()
        .ifPresent(factor -> {
          factors.put(factor.loaded().type(), factor);
          plugin.claims().factors().forEach(name -> byName.put(name, factor));
        });
    plugin.transports().forEach(transport -> transports.put(transport.name(), transport));
  }

  /** By archive. */
  SequencedMap<String, RunningPlugin> plugins() {
    return plugins;
  }

  /** By its type or a variant. */
  Optional<RunningPlugin.Guarded> factor(FactorType name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** In alphabetical order. */
  Collection<RunningPlugin.Guarded> factors() {
    return Collections.unmodifiableCollection(factors.values());
  }

  /** In alphabetical order. */
  SequencedMap<String, LoadedTransport> transports() {
    return Collections.unmodifiableSequencedMap(transports);
  }

  /** All names of transports that plugins brought, made or not. */
  Stream<String> transportNames() {
    return plugins.values().stream().flatMap(plugin -> plugin.claims().transports().stream());
  }

  /** Who has one of these names already, but for the one that is replaced. */
  static Optional<String> conflict(
      Map<String, RunningPlugin> plugins, String replaced, Claims claims) {
    if (claims.factors().contains(BackupCode.FACTOR)) {
      return Optional.of("brings the factor " + BackupCode.FACTOR + ", which is part of the host");
    }
    return plugins.values().stream()
        .filter(plugin -> !plugin.archive().equals(replaced))
        .flatMap(plugin -> claims.conflictWith(plugin.claims(), plugin.archive()).stream())
        .findFirst();
  }

  /** Those that are not there any more later. */
  List<RunningPlugin> without(Loaded later) {
    return plugins.values().stream()
        .filter(plugin -> !plugin.equals(later.plugins().get(plugin.archive())))
        .toList();
  }
}
