package io.countersign.server.plugin;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The class loader of a plugin, for whoever wants to know whether it is gone. */
public final class Leak {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final WeakReference<ClassLoader> loader;

  private Leak(ClassLoader loader) {
    this.loader = new WeakReference<>(loader);
  }

  /** Of the plugin that runs now. */
  public static Leak of(PluginHost host, String archive) {
    RunningPlugin plugin = Objects.requireNonNull(host.loaded().plugins().get(archive));
    return new Leak(plugin.runtime().plugin().getPluginClassLoader());
  }

  /** Whether the collector takes it. */
  public boolean isGone() {
    long end = System.nanoTime() + PATIENCE;
    while (loader.get() != null && System.nanoTime() < end) {
      System.gc();
    }
    return loader.get() == null;
  }
}
