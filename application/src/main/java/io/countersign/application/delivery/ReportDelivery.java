package io.countersign.application.delivery;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.delivery.Callback;
import io.countersign.domain.delivery.Report;
import io.countersign.domain.outgoing.Delivery;
import java.util.Optional;

/** What a provider says became of a message. */
public final class ReportDelivery {

  /** What came of it. */
  public sealed interface Result {

    /** It is kept. */
    record Kept(Delivery delivery) implements Result {}

    /** No such transport, not from its provider, or of no message that is known. */
    record Ignored() implements Result {}
  }

  private final Transports transports;
  private final Transactions transactions;
  private final Deliveries deliveries;

  public ReportDelivery(Transports transports, Transactions transactions, Deliveries deliveries) {
    this.transports = transports;
    this.transactions = transactions;
    this.deliveries = deliveries;
  }

  /** The transport checks that it is from its provider. */
  public Result report(String transport, Callback callback) {
    return transports
        .find(transport)
        .flatMap(loaded -> loaded.transport().report(callback))
        .flatMap(report -> keep(transport, report))
        .<Result>map(Result.Kept::new)
        .orElseGet(Result.Ignored::new);
  }

  private Optional<Delivery> keep(String transport, Report report) {
    return deliveries
        .find(transport, report.reference())
        .flatMap(found ->
            transactions.inTransaction(() ->
                deliveries
                    .lock(found.tenant(), found.id())
                    .map(locked -> {
                      Delivery reported = locked.reported(report.failure());
                      deliveries.update(reported);
                      return reported;
                    })));
  }
}
