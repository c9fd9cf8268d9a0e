package io.countersign.server.lifecycle;

import io.countersign.server.config.Config;
import io.countersign.server.plugin.GuardLimits;
import io.countersign.server.plugin.PluginHost;
import io.countersign.server.plugin.PluginOptions;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Loads the plugins beside whatever else a start does. */
final class LoadingPlugins implements AutoCloseable {

  private final FutureTask<PluginHost> loading;
  private boolean taken;

  private LoadingPlugins(FutureTask<PluginHost> loading) {
    this.loading = loading;
  }

  static LoadingPlugins of(Config config, InstantSource clock) {
    FutureTask<PluginHost> loading =
        new FutureTask<>(() -> PluginHost.load(options(config), clock));
    Thread.ofPlatform().daemon().name("load-plugins").start(loading);
    return new LoadingPlugins(loading);
  }

  private static PluginOptions options(Config config) {
    return new PluginOptions(
        config.plugins().directory(),
        config.dataDirectory().resolve("plugins"),
        config.plugins().watch(),
        Opening.trust(config.plugins()),
        config.factors().byName(),
        config.transports().byName(),
        config.delivery().order(),
        GuardLimits.defaults());
  }

  /** Waits for them; whoever takes them closes them. */
  PluginHost take() {
    PluginHost loaded = loaded();
    taken = true;
    return loaded;
  }

  private PluginHost loaded() {
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
