package io.countersign.server.plugin;

import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.domain.factor.FactorType;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The factors that the archives in the plugin folder bring, each loaded by PF4J and guarded. */
public final class PluginFactors implements Factors, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PluginFactors.class);

  private final WorkFolder work;
  private final PluginRuntime runtime;
  private final Map<FactorType, FactorPlugin> plugins = new TreeMap<>();

  private PluginFactors(WorkFolder work) {
    this.work = work;
    this.runtime = new PluginRuntime(work.path());
  }

  /**
   * Loads every zip and jar in a folder, or none.
   *
   * @param folder only read
   * @param unpacked where archives are unpacked, in a folder per process; made if it is missing
   * @param settings of the factors, by type
   * @param clock tells when a factor that hung is asked again
   * @throws UnusablePlugins naming all that is wrong: an archive that does not start, brings no
   *     factor, more than one or a type that is taken, or requires another version of the SPI; a
   *     setting that is unknown or out of its range, or of a factor that is not loaded
   */
  public static PluginFactors load(
      Path folder,
      Path unpacked,
      Map<String, Map<String, String>> settings,
      GuardLimits limits,
      InstantSource clock) {
    List<Path> archives = Archives.in(folder);
    PluginFactors factors = new PluginFactors(WorkFolder.under(unpacked));
    try {
      factors.loadAll(archives, settings, limits, clock);
      return factors;
    } catch (RuntimeException e) {
      factors.close();
      throw e;
    }
  }

  private void loadAll(
      List<Path> archives,
      Map<String, Map<String, String>> settings,
      GuardLimits limits,
      InstantSource clock) {
    FactorLoader loader = new FactorLoader(runtime, work, limits, clock);
    List<UnusablePlugins> unusable = new ArrayList<>();
    for (Path archive : archives) {
      try {
        add(loader.load(archive, settings, plugins::containsKey));
      } catch (UnusablePlugins e) {
        unusable.add(e);
      }
    }
    List<String> problems = new ArrayList<>();
    unusable.forEach(each -> problems.addAll(each.problems()));
    if (problems.isEmpty()) { // else what is unknown may be what did not load
      problems.addAll(unknown(settings));
    }
    if (!problems.isEmpty()) {
      UnusablePlugins all = new UnusablePlugins(problems);
      unusable.forEach(all::addSuppressed);
      throw all;
    }
  }

  private void add(FactorPlugin plugin) {
    LoadedFactor factor = plugin.factor();
    plugins.put(factor.type(), plugin);
    LOG.info("factor {} {} loaded from {}", factor.type(), factor.version(), plugin.archive());
  }

  private List<String> unknown(Map<String, Map<String, String>> settings) {
    List<String> types = plugins.keySet().stream().map(FactorType::value).toList();
    return new TreeSet<>(settings.keySet())
        .stream()
            .filter(type -> !types.contains(type))
            .map(type -> "factors." + type + " is set, but no plugin brought that factor")
            .toList();
  }

  @Override
  public Optional<LoadedFactor> find(FactorType type) {
    return plugins.values().stream()
        .filter(plugin -> plugin.factor().answersTo(type))
        .findFirst()
        .filter(plugin -> plugin.guard().works())
        .map(FactorPlugin::factor);
  }

  @Override
  public List<LoadedFactor> all() {
    return plugins.values().stream()
        .filter(plugin -> plugin.guard().works())
        .map(FactorPlugin::factor)
        .toList();
  }

  /** Stops every plugin, whatever the others do. To be called when no request is in flight. */
  @Override
  public void close() {
    for (FactorPlugin plugin : plugins.values()) {
      plugin.threads().close();
      // One by one: PF4J's own way of stopping all trips over the first that it removes.
      try {
        runtime.unloadPlugin(plugin.id());
      } catch (RuntimeException e) {
        LOG.warn("plugin {} does not stop", plugin.id(), e);
      }
    }
    work.close();
  }
}
