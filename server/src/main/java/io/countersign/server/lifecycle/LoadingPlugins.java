package io.countersign.server.lifecycle;

import io.countersign.server.config.Config;
import io.countersign.server.plugin.GuardLimits;
import io.countersign.server.plugin.PluginFactors;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Loads the plugins beside whatever else a start does. */
final class LoadingPlugins implements AutoCloseable {

  private final FutureTask<PluginFactors> loading;
  private boolean taken;

  private LoadingPlugins(FutureTask<PluginFactors> loading) {
    this.loading = loading;
  }

  static LoadingPlugins of(Config config, InstantSource clock) {
    FutureTask<PluginFactors> loading =
        new FutureTask<>(() ->
            PluginFactors.load(
                config.plugins().directory(),
                config.dataDirectory().resolve("plugins"),
                config.factors(),
                GuardLimits.defaults(),
                clock));
    Thread.ofPlatform().daemon().name("load-plugins").start(loading);
    return new LoadingPlugins(loading);
  }

  /** Waits for them; whoever takes them closes them. */
  PluginFactors take() {
    PluginFactors loaded = loaded();
    taken = true;
    return loaded;
  }

  private PluginFactors loaded() {
    try {
      return loading.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException unusable) {
        throw unusable;
      }
      throw new IllegalStateException("the plugins cannot be loaded", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the start was interrupted", stopped);
    }
  }

  /** Nobody took them, so something else failed, and matters more. */
  @Override
  public void close() {
    if (!taken) {
      try {
        loaded().close();
      } catch (RuntimeException unusable) {
        // What else failed is on its way to whoever started us.
      }
    }
  }
}
