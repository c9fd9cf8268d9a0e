package io.countersign.rest.delivery;

import io.countersign.application.delivery.ReportDelivery;
import io.countersign.domain.delivery.Callback;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.problem.Problem;
import java.net.URI;
import java.util.List;

/**
 * Where providers report what became of messages. They have no key: the transport checks their
 * signature, and whatever is not theirs is answered as if nothing were here.
 */
public final class ReportResource implements Resource {
  private static final String PATH = "/v1/transports/{transport}/reports";

  private final ReportDelivery report;
  private final URI publicUrl;

  /**
   * @param publicUrl where providers reach the server: they sign the URL, too
   */
  public ReportResource(ReportDelivery report, URI publicUrl) {
    this.report = report;
    this.publicUrl = publicUrl;
  }

  /** What a provider is told to report to. */
  public static URI url(URI publicUrl, String transport) {
    return URI.create(publicUrl + PATH.replace("{transport}", transport));
  }

  @Override
  public List<Operation> operations() {
    return List.of(Operation.callback(PATH, this::report));
  }

  private Answer report(Call call) {
    String transport = call.path().getFirst();
    Call.Received received = call.received().orElseThrow();
    if (!transport.matches("[a-z][a-z0-9-]{1,31}")) {
      return Failure.of(Problem.NOT_FOUND);
    }
    Callback callback =
        new Callback(url(publicUrl, transport), received.headers(), received.body());
    return switch (report.report(transport, callback)) {
      case ReportDelivery.Result.Kept _ -> new NoContent();
      case ReportDelivery.Result.Ignored() -> Failure.of(Problem.NOT_FOUND);
    };
  }
}
