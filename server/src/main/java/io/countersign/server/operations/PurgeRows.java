package io.countersign.server.operations;

import io.countersign.application.purge.Perishable;
import io.countersign.application.purge.PurgeExpired;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Removes expired rows of every kind, counts them, and says how many it were. */
public final class PurgeRows implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(PurgeRows.class);

  private final PurgeExpired purge;
  private final Metrics metrics;

  public PurgeRows(PurgeExpired purge, Metrics metrics) {
    this.purge = purge;
    this.metrics = metrics;
  }

  /** What was removed before something failed is counted and told, too. */
  @Override
  public void run() {
    Map<Perishable, Long> removed = new EnumMap<>(Perishable.class);
    try {
      for (Perishable kind : Perishable.values()) {
        long rows = purge.purge(kind);
        metrics.purged(kind, rows);
        removed.put(kind, rows);
      }
    } finally {
      tell(removed);
    }
  }

  private static void tell(Map<Perishable, Long> removed) {
    LoggingEventBuilder event =
        removed.values().stream().anyMatch(rows -> rows > 0) ? LOG.atInfo() : LOG.atDebug();
    for (Map.Entry<Perishable, Long> rows : removed.entrySet()) {
      event = event.addKeyValue(name(rows.getKey()), rows.getValue());
    }
    event.log("expired rows were removed");
  }

  static String name(Perishable kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
