package io.countersign.server.plugin;

import io.countersign.application.delivery.LoadedTransport;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.factor.PluginNews;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plugin that runs.
 *
 * @param archive the name of its file
 * @param own where its copy is, unpacked
 * @param threads all that its code runs on
 */
record RunningPlugin(
    String archive,
    String version,
    Claims claims,
    Optional<Guarded> factor,
    List<LoadedTransport> transports,
    List<GuardedTransport> carriers,
    List<PluginThreads> threads,
    PluginRuntime runtime,
    Path own) {

  private static final Logger LOG = LoggerFactory.getLogger(RunningPlugin.class);

  record Guarded(LoadedFactor loaded, GuardedFactor guard) {}

  /** Takes no further calls. */
  void leave() {
    threads.forEach(PluginThreads::leave);
  }

  boolean idle() {
    return threads.stream().allMatch(PluginThreads::idle);
  }

  /** Nothing of it is left afterwards, but for threads that do not care. */
  void unload() {
    leave();
    carriers.forEach(GuardedTransport::close);
    threads.forEach(PluginThreads::close);
    runtime.stop();
    try {
      WorkFolder.delete(own);
    } catch (IOException e) {
      LOG.warn("{} cannot be removed", own, e);
    }
  }

  /** That it runs. */
  PluginNews news() {
    return new PluginNews.Loaded(archive, claims.id(), version, claims.factors());
  }

  /** For the log. */
  @Override
  public String toString() {
    return claims.id()
        + " "
        + version
        + " (factors "
        + claims.factors()
        + ", transports "
        + claims.transports()
        + ") from "
        + archive;
  }
}
