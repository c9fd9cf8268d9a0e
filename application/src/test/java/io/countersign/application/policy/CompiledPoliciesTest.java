package io.countersign.application.policy;

import static io.countersign.application.fixture.Samples.CLIENT;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.tenant.Tenant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CompiledPoliciesTest {

  private final MemoryPolicies policies =
      new MemoryPolicies(new MemoryStore(), new MemorySecrets());
  private final ScriptedEngine engine = new ScriptedEngine();
  private final CompiledPolicies compiled =
      new CompiledPolicies(policies, new PolicyEngines(List.of(engine)), 2);
  private final Tenant tenant =
      new Tenant(Samples.tenant(), "Shop", MfaRequirement.OFF, NOW).withPolicy(Optional.of(1));

  @Test
  void a_tenant_without_a_policy_has_none() {
    assertThat(compiled.active(tenant.withPolicy(Optional.empty()))).isEmpty();
  }

  @Test
  void the_active_version_is_compiled_once() {
    save(1, PolicyKind.RULES, "{}");

    CompiledPolicy first = compiled.active(tenant).orElseThrow();
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.kind()).isEqualTo(PolicyKind.RULES);
    assertThat(compiled.active(tenant)).containsSame(first);
    assertThat(compiled.of(tenant.id(), 1)).isSameAs(first);
    assertThat(engine.compiled()).isEqualTo(1);
  }

  @Test
  void all_who_ask_at_once_get_the_same() {
    save(1, PolicyKind.RULES, "{}");

    assertThat(new HashSet<>(Race.of(32, _ -> compiled.of(tenant.id(), 1)))).hasSize(1);
    assertThat(engine.compiled()).isEqualTo(1);
  }

  @Test
  void the_one_that_was_not_asked_for_longest_makes_room() {
    for (int version = 1; version <= 3; version++) {
      save(version, PolicyKind.RULES, "{}");
    }
    compiled.of(tenant.id(), 1);
    compiled.of(tenant.id(), 2);
    compiled.of(tenant.id(), 1);
    compiled.of(tenant.id(), 3);
    compiled.of(tenant.id(), 1);
    assertThat(engine.compiled()).isEqualTo(3);

    compiled.of(tenant.id(), 2);
    assertThat(engine.compiled()).isEqualTo(4);
  }

  @Test
  void what_does_not_compile_any_more_cannot_be_asked() {
    save(1, PolicyKind.RULES, "flawed");

    assertThatExceptionOfType(PolicyFailed.class)
        .isThrownBy(() -> compiled.active(tenant))
        .matches(failed -> failed.code().equals("does-not-compile"))
        .withMessageContaining("rules[0] is flawed");
  }

  @Test
  void a_kind_without_an_engine_cannot_be_asked() {
    save(1, PolicyKind.ACTIONS, "{}");

    assertThatExceptionOfType(PolicyFailed.class)
        .isThrownBy(() -> compiled.active(tenant))
        .matches(failed -> failed.code().equals("no-engine"))
        .withMessageContaining("policy-engines/actions");
  }

  @Test
  void a_version_that_is_not_there_cannot_be_asked() {
    assertThatExceptionOfType(PolicyFailed.class)
        .isThrownBy(() -> compiled.active(tenant))
        .matches(failed -> failed.code().equals("no-policy"));
  }

  @Test
  void an_engine_that_fails_is_a_policy_that_fails_and_is_tried_again() {
    save(1, PolicyKind.RULES, "{}");
    engine.fail(true);
    assertThatExceptionOfType(PolicyFailed.class)
        .isThrownBy(() -> compiled.active(tenant))
        .matches(failed -> failed.code().equals("failed"));

    engine.fail(false);
    assertThat(compiled.active(tenant)).isPresent();
  }

  @Test
  void one_kind_has_one_engine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicyEngines(List.of(engine, new ScriptedEngine())))
        .withMessageContaining("rules");
  }

  @Test
  void all_engines_are_warmed_up() {
    new PolicyEngines(List.of(engine)).warmUp();

    assertThat(engine.warm()).isTrue();
  }

  private void save(int version, PolicyKind kind, String document) {
    policies.add(
        new PolicyVersion(tenant.id(), version, kind, CLIENT, Optional.empty(), NOW),
        new PolicySource(document));
  }
}
