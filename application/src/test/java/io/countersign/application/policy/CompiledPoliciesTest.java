package io.countersign.application.policy;

import static io.countersign.application.fixture.Samples.CLIENT;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.PreparedTransactions;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CompiledPoliciesTest {

  private final MemoryStore store = new MemoryStore();
  private final MemoryPolicies policies = new MemoryPolicies(store, new MemorySecrets());
  private final ScriptedEngine engine = new ScriptedEngine();
  private final SettableClock clock = new SettableClock(NOW);
  private final CompiledPolicies compiled =
      new CompiledPolicies(
          policies,
          new PolicyEngines(List.of(engine)),
          PolicyTurns.of(16, 2),
          clock,
          2 * Compilation.LEAST);
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
  void a_large_one_takes_the_room_of_many() {
    save(1, PolicyKind.RULES, "{}");
    save(2, PolicyKind.RULES, "{\"size\":1000000}");
    compiled.of(tenant.id(), 1);
    CompiledPolicy large = compiled.of(tenant.id(), 2);

    assertThat(compiled.of(tenant.id(), 2)).isSameAs(large);
    assertThat(engine.compiled()).isEqualTo(2);
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
  void what_failed_is_not_tried_again_for_a_while() {
    save(1, PolicyKind.RULES, "{}");
    engine.failWith(() -> new IllegalStateException("made to fail"));
    assertFails("failed");

    for (int i = 0; i < 100; i++) {
      assertFails("failed");
    }
    assertThat(engine.failed()).isEqualTo(1);

    engine.work();
    clock.tick(Duration.ofSeconds(5));
    assertThat(compiled.active(tenant)).isPresent();
  }

  @Test
  void what_the_engine_could_not_find_out_is_no_flaw_of_the_policy() {
    save(1, PolicyKind.RULES, "{}");
    engine.failWith(() -> new PolicyFailed("timed-out", "no processor had time for it"));

    assertFails("timed-out");
  }

  @Test
  void that_there_was_no_place_is_forgotten_at_once() {
    save(1, PolicyKind.RULES, "{}");
    engine.failWith(() -> new PoliciesBusy("too many others run"));
    assertThatExceptionOfType(PoliciesBusy.class).isThrownBy(() -> compiled.active(tenant));

    engine.work();
    assertThat(compiled.active(tenant)).isPresent();
  }

  @Test
  void all_who_wait_for_a_place_are_busy_and_nobody_is_denied_for_it() {
    save(1, PolicyKind.RULES, "{}");
    engine.failWith(() -> new PoliciesBusy("too many others run"));

    List<Boolean> busy =
        Race.of(
            8,
            _ -> {
              try {
                compiled.of(tenant.id(), 1);
                return false;
              } catch (PoliciesBusy expected) {
                return true;
              }
            });

    assertThat(busy).containsOnly(true);
  }

  @Test
  void no_further_stage_is_asked_of_a_policy_that_takes_too_long() {
    save(1, PolicyKind.RULES, "{}");
    Policy asked = compiled.bounded(compiled.active(tenant).orElseThrow()).policy();
    clock.tick(CompiledPolicies.LONGEST.plusMillis(1));

    assertThatExceptionOfType(PolicyFailed.class)
        .isThrownBy(() -> asked.ask(0, PolicyEngineContract.EVENT, ""))
        .matches(failed -> failed.code().equals("timed-out"));
  }

  @Test
  void all_who_ask_while_it_fails_are_told_that_it_failed() {
    save(1, PolicyKind.RULES, "{}");
    engine.failWith(() -> new IllegalStateException("made to fail"));

    List<String> codes = Race.of(32, _ -> code(() -> compiled.of(tenant.id(), 1)));

    assertThat(codes).containsOnly("failed");
    assertThat(engine.failed()).isEqualTo(1);
  }

  @Test
  void nothing_is_compiled_while_a_transaction_is_open() {
    save(1, PolicyKind.RULES, "{}");
    List<Boolean> open = new ArrayList<>();
    engine.whenCompiling(() -> open.add(isOpen()));
    Transactions transactions = new PreparedTransactions(new MemoryTransactions(store));

    CompiledPolicy policy =
        transactions.inTransaction(() -> {
          assertThat(isOpen()).isTrue();
          return compiled.active(tenant).orElseThrow();
        });

    assertThat(policy.version()).isEqualTo(1);
    assertThat(open).containsExactly(false);
  }

  @Test
  void a_failure_found_before_a_transaction_is_told_in_it() {
    save(1, PolicyKind.RULES, "{}");
    engine.failWith(() -> new PolicyFailed("out-of-memory", "it takes too much"));
    Transactions transactions = new PreparedTransactions(new MemoryTransactions(store));

    assertThat(transactions.<String>inTransaction(() -> code(() -> compiled.active(tenant))))
        .isEqualTo("out-of-memory");
  }

  @Test
  void it_is_the_version_that_is_active_within_that_is_asked() {
    save(1, PolicyKind.RULES, "{}");
    save(2, PolicyKind.RULES, "{}");
    AtomicReference<Tenant> current = new AtomicReference<>(tenant);
    // Somebody activates another one meanwhile.
    engine.whenCompiling(() -> current.set(tenant.withPolicy(Optional.of(2))));
    Transactions transactions = new PreparedTransactions(new MemoryTransactions(store));

    CompiledPolicy asked =
        transactions.inTransaction(() -> compiled.active(current.get()).orElseThrow());

    assertThat(asked.version()).isEqualTo(2);
  }

  @Test
  void more_than_are_kept_are_compiled_again_and_asked_right() {
    List<TenantId> tenants =
        IntStream.range(0, 40).mapToObj(number -> new TenantId("t" + number)).toList();
    for (int i = 0; i < tenants.size(); i++) {
      save(tenants.get(i), i + 1, PolicyKind.RULES, "{}");
    }

    List<Integer> asked =
        Race.of(400, i -> compiled.of(tenants.get(i % 40), i % 40 + 1).version() - i % 40);

    assertThat(asked).hasSize(400).containsOnly(1);
  }

  private static String code(Runnable asking) {
    try {
      asking.run();
      return "asked";
    } catch (PolicyFailed failed) {
      return failed.code();
    }
  }

  private boolean isOpen() {
    try {
      store.requireTransaction();
      return true;
    } catch (IllegalStateException none) {
      return false;
    }
  }

  private void assertFails(String code) {
    assertThatExceptionOfType(PolicyFailed.class)
        .isThrownBy(() -> compiled.active(tenant))
        .matches(failed -> failed.code().equals(code));
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
    save(tenant.id(), version, kind, document);
  }

  private void save(TenantId of, int version, PolicyKind kind, String document) {
    policies.add(
        new PolicyVersion(of, version, kind, CLIENT, Optional.empty(), NOW),
        new PolicySource(document));
  }
}
