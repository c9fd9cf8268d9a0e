package io.countersign.server.plugin;

import io.countersign.application.factor.LoadedFactor;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.InvalidFactorConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;

/** Makes a running plugin out of an archive. */
final class FactorLoader {

  private final PluginRuntime runtime;
  private final WorkFolder work;
  private final GuardLimits limits;
  private final InstantSource clock;

  FactorLoader(PluginRuntime runtime, WorkFolder work, GuardLimits limits, InstantSource clock) {
    this.runtime = runtime;
    this.work = work;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @param settings by factor type
   * @param taken whether another plugin brought a factor of this type
   * @throws UnusablePlugins if anything is wrong with it; nothing of it runs on then
   */
  FactorPlugin load(
      Path archive, Map<String, Map<String, String>> settings, Predicate<FactorType> taken) {
    String name = archive.getFileName().toString();
    PluginWrapper plugin = start(archive, name);
    PluginThreads threads =
        new PluginThreads(plugin.getPluginId(), plugin.getPluginClassLoader(), limits.threads());
    try {
      return create(name, plugin, threads, settings, taken);
    } catch (RuntimeException e) {
      threads.close();
      runtime.unloadPlugin(plugin.getPluginId());
      throw e;
    }
  }

  private PluginWrapper start(Path archive, String name) {
    try {
      Path copy = work.copy(archive);
      Archives.checkReadable(copy);
      return runtime.start(copy);
    } catch (IOException e) {
      throw UnusablePlugins.because(name, "is no readable archive", e);
    } catch (PluginRuntimeException e) {
      throw UnusablePlugins.because(name, "does not start", e);
    }
  }

  private FactorPlugin create(
      String name,
      PluginWrapper plugin,
      PluginThreads threads,
      Map<String, Map<String, String>> settings,
      Predicate<FactorType> taken) {
    Brought brought = call(name, threads, () -> Brought.by(name, plugin.getPluginClassLoader()));
    FactorType type = brought.type();
    if (taken.test(type)) {
      throw UnusablePlugins.because(
          name, "brings the factor " + type + ", which is loaded already");
    }
    Factor factor =
        call(name, threads, () -> make(brought, settings.getOrDefault(type.value(), Map.of())));
    GuardedFactor guard =
        new GuardedFactor(type, factor, threads, new Circuit(limits, clock), limits.call());
    LoadedFactor loaded =
        new LoadedFactor(type, plugin.getDescriptor().getVersion(), brought.traits(), guard);
    return new FactorPlugin(name, plugin.getPluginId(), loaded, guard, threads);
  }

  private static Factor make(Brought brought, Map<String, String> settings) {
    try {
      Factor factor = brought.provider().create(FactorConfig.of(settings));
      return Objects.requireNonNull(factor, "its factor is null");
    } catch (InvalidFactorConfig e) {
      String prefix = "factors." + brought.type() + ".";
      throw new UnusablePlugins(e.problems().stream().map(prefix::concat).toList());
    }
  }

  private <T> T call(String name, PluginThreads threads, Callable<T> code) {
    try {
      return threads.call(code, limits.start());
    } catch (ExecutionException e) {
      Throwable thrown = Objects.requireNonNullElse(e.getCause(), e);
      throw thrown instanceof UnusablePlugins unusable
          ? unusable
          : UnusablePlugins.because(name, "brings no factor", thrown);
    } catch (TimeoutException e) {
      throw UnusablePlugins.because(name, "did not start within " + limits.start());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UnusablePlugins.because(name, "was not given the time to start");
    }
  }
}
