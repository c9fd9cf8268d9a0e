package io.countersign.server.operations;

import io.countersign.application.factor.ReportPlugins;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.server.plugin.PluginHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what became of plugins, after it did: no store is needed to load one. */
public final class TellOfPlugins implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(TellOfPlugins.class);

  private final PluginHost plugins;
  private final ReportPlugins report;

  public TellOfPlugins(PluginHost plugins, ReportPlugins report) {
    this.plugins = plugins;
    this.report = report;
  }

  @Override
  public void run() {
    try {
      plugins.tell(report::report);
    } catch (StorageUnavailable away) {
      LOG.debug("what became of plugins waits to be told: {}", away.getMessage());
    }
  }
}
