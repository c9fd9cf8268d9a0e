package io.countersign.application.factor;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what became of plugins. They are of no tenant, so the one that is always there is told. */
public final class ReportPlugins {

  /** As many as fit into an event, however long their names are. */
  private static final int MOST_FACTORS = 30;

  private final Transactions transactions;
  private final Chronicle chronicle;

  public ReportPlugins(Transactions transactions, Chronicle chronicle) {
    this.transactions = transactions;
    this.chronicle = chronicle;
  }

  /**
   * Tells all of it, or nothing.
   *
   * @throws io.countersign.application.transaction.StorageUnavailable if the store fails
   */
  public void report(List<PluginNews> news) {
    transactions.inTransaction(() -> {
      news.forEach(this::tell);
      return news;
    });
  }

  private void tell(PluginNews one) {
    List<Fact> facts = new ArrayList<>();
    Fact.archive(one.archive()).ifPresent(facts::add);
    EventType type =
        switch (one) {
          case PluginNews.Loaded loaded -> {
            facts.addAll(Fact.plugin(loaded.id(), loaded.version()));
            facts.add(
                Fact.factors(loaded.factors().stream().sorted().limit(MOST_FACTORS).toList()));
            yield EventType.PLUGIN_LOADED;
          }
          case PluginNews.Failed failed -> {
            facts.add(Fact.reason(failed.reason()));
            yield EventType.PLUGIN_FAILED;
          }
        };
    chronicle.tell(type, TenantId.DEFAULT, Optional.empty(), facts.toArray(Fact[]::new));
  }
}
