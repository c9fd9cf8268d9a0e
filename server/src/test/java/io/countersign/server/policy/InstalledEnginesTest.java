package io.countersign.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyKind;
import org.junit.jupiter.api.Test;

final class InstalledEnginesTest {

  @Test
  void the_engines_that_we_bring_are_found() {
    assertThat(InstalledEngines.load())
        .extracting(PolicyEngine::kind)
        .containsExactlyInAnyOrder(PolicyKind.values());
  }
}
