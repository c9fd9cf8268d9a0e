package io.countersign.rest.authentication;

import io.countersign.domain.policy.Deliberation;
import io.countersign.domain.policy.Finding;
import io.countersign.domain.policy.PolicyRun;
import io.countersign.rest.json.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** How the policy of a tenant came to what it asked, as JSON. */
public final class TraceJson {
  private TraceJson() {}

  /** Of one authentication, with the version of the policy that it began under. */
  static void write(JsonGenerator out, Deliberation deliberation) {
    deliberation
        .run()
        .map(PolicyRun::version)
        .ifPresent(version -> out.writeNumberProperty("version", version));
    write(out, deliberation.trace());
  }

  /** The property {@code trace}. */
  public static void write(JsonGenerator out, List<Finding> trace) {
    Json.objects(out, "trace", trace, finding -> write(out, finding));
  }

  private static void write(JsonGenerator out, Finding finding) {
    out.writeStringProperty("stage", finding.origin().stage());
    finding.origin().line().ifPresent(line -> out.writeNumberProperty("line", line));
    out.writeStringProperty("what", finding.what().text());
    finding.factor().ifPresent(factor -> out.writeStringProperty("factor", factor.value()));
    out.writeStringProperty("text", finding.text());
  }
}
