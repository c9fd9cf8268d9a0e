package io.countersign.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.policy.PolicyKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.rest.operations.Telemetry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void what_is_being_carried_out_is_counted_until_it_ends() {
    try (Telemetry.Work _ = metrics.begun()) {
      assertThat(metrics.text()).contains("countersign_requests_at_work 1.0");
      assertThat(metrics.atWork().getAsInt()).isEqualTo(1);
    }
    assertThat(metrics.text()).contains("countersign_requests_at_work 0.0");
    assertThat(metrics.atWork().getAsInt()).isZero();
  }

  @Test
  void requests_are_counted_by_route_method_and_status() {
    metrics.request("POST", "/v1/authentications", 201, 3_000_000);
    metrics.request("POST", "/v1/authentications", 201, 30_000_000);

    assertThat(metrics.text())
        .contains(
            "countersign_requests_seconds_count{method=\"POST\",route=\"/v1/authentications\",status=\"201\"} 2",
            "countersign_requests_seconds_bucket{method=\"POST\",route=\"/v1/authentications\",status=\"201\",le=\"0.005\"} 1");
  }

  @Test
  void made_up_methods_make_no_time_series_of_their_own() {
    metrics.request("BREW", "unmatched", 501, 1);
    metrics.request("WHEN", "unmatched", 501, 1);

    assertThat(metrics.text())
        .contains(
            "countersign_requests_seconds_count{method=\"other\",route=\"unmatched\",status=\"501\"} 2")
        .doesNotContain("BREW", "WHEN");
  }

  @Test
  void verifications_are_counted_by_factor_and_outcome() {
    metrics.verification(new FactorType("totp"), "verified");
    metrics.verification(new FactorType("totp"), "rejected");
    metrics.verification(new FactorType("totp"), "rejected");

    assertThat(metrics.text())
        .contains(
            "countersign_verifications_total{factor=\"totp\",outcome=\"verified\"} 1",
            "countersign_verifications_total{factor=\"totp\",outcome=\"rejected\"} 2");
  }

  @Test
  void stages_of_policies_are_timed_by_kind_and_outcome() {
    metrics.policyAsked(PolicyKind.RULES, true, 40_000);
    metrics.policyAsked(PolicyKind.RULES, true, 100_000);
    metrics.policyAsked(PolicyKind.ACTIONS, false, 40_000);

    assertThat(metrics.text())
        .contains(
            "countersign_policy_stages_seconds_count{kind=\"rules\",outcome=\"answered\"} 2",
            "countersign_policy_stages_seconds_bucket{kind=\"rules\",outcome=\"answered\",le=\"5.0E-5\"} 1",
            "countersign_policy_stages_seconds_count{kind=\"actions\",outcome=\"failed\"} 1");
  }

  @Test
  void the_process_is_watched() {
    metrics.watchProcess();

    assertThat(metrics.text())
        .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_uptime_seconds")
        .contains("jvm_gc_", "process_cpu_usage", "process_files_open_files");
  }
}
