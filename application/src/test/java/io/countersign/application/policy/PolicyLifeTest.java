package io.countersign.application.policy;

import static io.countersign.application.fixture.Samples.CLIENT;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.event.Chronicle;
import io.countersign.application.event.MemoryEvents;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.tenant.MemoryTenants;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.PreparedTransactions;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.tenant.TenantId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PolicyLifeTest {

  private static final TenantId TENANT = TenantId.DEFAULT;

  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryTenants tenants = new MemoryTenants(store);
  private final MemoryPolicies policies = new MemoryPolicies(store, new MemorySecrets());
  private final MemoryEvents events = new MemoryEvents(store);
  private final SettableClock clock = new SettableClock(NOW);
  private final Chronicle chronicle =
      new Chronicle(events, new Identifiers(clock, new SecureRandom()), clock);
  private final ScriptedEngine engine = new ScriptedEngine();
  private final PolicyTrials trials =
      new PolicyTrials(new PolicyEngines(List.of(engine)), PolicyTurns.of(16, 2));
  private final Activations activations = new Activations(tenants, policies, chronicle, clock);
  private final SavePolicy save =
      new SavePolicy(transactions, tenants, policies, trials, activations, chronicle, clock);
  private final ActivatePolicy activate =
      new ActivatePolicy(transactions, tenants, policies, trials, activations);
  private final RollBackPolicy rollBack =
      new RollBackPolicy(transactions, tenants, policies, trials, activations);

  @Test
  void versions_follow_on_and_nothing_is_asked_until_one_is_activated() {
    assertThat(saved(draft("{}"))).isEqualTo(1);
    assertThat(saved(draft("{}"))).isEqualTo(2);

    assertThat(active()).isEmpty();
    assertThat(activate.activate(TENANT, CLIENT, Optional.of(2), Optional.empty()))
        .isEqualTo(new ActivationResult.Activated(Optional.of(2)));
    assertThat(active()).contains(2);
  }

  @Test
  void what_happens_is_told() {
    saved(activated(Optional.empty()));
    saved(activated(Optional.empty()));
    activate.activate(TENANT, CLIENT, Optional.empty(), Optional.empty());

    assertThat(told(EventType.POLICY_SAVED))
        .containsExactlyInAnyOrder(
            Map.of("version", "1", "kind", "rules"), Map.of("version", "2", "kind", "rules"));
    assertThat(told(EventType.POLICY_ACTIVATED))
        .containsExactlyInAnyOrder(
            Map.of("version", "1"), Map.of("version", "2", "former", "1"), Map.of("former", "2"));
  }

  @Test
  void activating_what_is_active_changes_nothing() {
    saved(activated(Optional.empty()));
    activate.activate(TENANT, CLIENT, Optional.of(1), Optional.empty());

    assertThat(told(EventType.POLICY_ACTIVATED)).hasSize(1);
    assertThat(policies.latestActivation(TENANT)).map(Activation::number).contains(1);
  }

  @Test
  void what_could_not_be_tried_is_neither_kept_nor_activated_nor_called_flawed() {
    saved(activated(Optional.empty()));
    saved(activated(Optional.empty()));
    engine.failWith(() -> new PoliciesBusy("too many others run"));
    PolicyTrials.Unfit why =
        new PolicyTrials.Unfit.NotTried("It could not be tried: too many others run.");

    assertThat(save.save(TENANT, CLIENT, draft("{}"))).isEqualTo(new SaveResult.NotCompiled(why));
    assertThat(activate.activate(TENANT, CLIENT, Optional.of(1), Optional.empty()))
        .isEqualTo(new ActivationResult.NotCompiled(why));
    assertThat(rollBack.rollBack(TENANT, CLIENT, Optional.empty()))
        .isEqualTo(new ActivationResult.NotCompiled(why));
    assertThat(active()).contains(2);
  }

  @Test
  void nothing_is_compiled_while_a_tenant_is_locked() {
    Transactions prepared = new PreparedTransactions(transactions);
    RollBackPolicy goingBack = new RollBackPolicy(prepared, tenants, policies, trials, activations);
    saved(activated(Optional.empty()));
    saved(activated(Optional.empty()));
    engine.whenCompiling(() ->
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(store::requireTransaction));

    assertThat(goingBack.rollBack(TENANT, CLIENT, Optional.empty()))
        .isEqualTo(new ActivationResult.Activated(Optional.of(1)));
  }

  @Test
  void going_back_leads_to_what_was_active_before_and_not_back_and_forth() {
    for (int i = 0; i < 3; i++) {
      saved(activated(Optional.empty()));
    }
    goBack();
    assertThat(active()).contains(2);
    saved(activated(Optional.empty()));
    assertThat(active()).contains(4);
    goBack();
    assertThat(active()).contains(2);
    goBack();
    assertThat(active()).contains(1);
    goBack();
    assertThat(active()).isEmpty();

    assertThat(rollBack.rollBack(TENANT, CLIENT, Optional.empty()))
        .isEqualTo(new ActivationResult.NothingBefore());
  }

  @Test
  void going_back_from_none_leads_to_what_was_active() {
    saved(activated(Optional.empty()));
    activate.activate(TENANT, CLIENT, Optional.empty(), Optional.empty());
    goBack();

    assertThat(active()).contains(1);
  }

  @Test
  void of_many_who_expect_the_same_one_wins() {
    for (int i = 0; i < 16; i++) {
      saved(draft("{}"));
    }
    Optional<Expected> none = Optional.of(new Expected(Optional.empty()));

    List<ActivationResult> results =
        Race.of(16, i -> activate.activate(TENANT, CLIENT, Optional.of(i + 1), none));

    assertThat(results).filteredOn(ActivationResult.Activated.class::isInstance).hasSize(1);
    assertThat(results)
        .filteredOn(ActivationResult.OtherActive.class::isInstance)
        .hasSize(15)
        .containsOnly(new ActivationResult.OtherActive(active()));
    assertThat(told(EventType.POLICY_ACTIVATED)).hasSize(1);
  }

  @Test
  void many_who_save_at_once_get_versions_of_their_own() {
    assertThat(Race.of(16, _ -> savedInTheEnd(draft("{}"))))
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
  }

  @Test
  void what_was_not_committed_was_not_saved() {
    transactions.failCommits(1);

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> save.save(TENANT, CLIENT, activated(Optional.empty())));
    assertThat(policies.find(TENANT, 1)).isEmpty();
    assertThat(active()).isEmpty();
    assertThat(events.all()).isEmpty();
  }

  @Test
  void secrets_are_taken_over_unless_there_are_new_ones() {
    save.save(TENANT, CLIENT, withSecrets(Map.of("a", Map.of("A", secret("1"), "B", secret("2")))));
    save.save(TENANT, CLIENT, from(withSecrets(Map.of("a", Map.of("B", secret("3")))), 1));

    assertThat(policies.source(TENANT, 2).orElseThrow().secrets())
        .isEqualTo(Map.of("a", Map.of("A", secret("1"), "B", secret("3"))));
  }

  @Test
  void one_with_flaws_is_not_saved_and_one_that_has_some_by_now_not_activated() {
    assertThat(save.save(TENANT, CLIENT, draft("flawed")))
        .isInstanceOfSatisfying(
            SaveResult.NotCompiled.class,
            refused -> assertThat(refused.why()).isInstanceOf(PolicyTrials.Unfit.Flawed.class));
    assertThat(policies.find(TENANT, 1)).isEmpty();

    saved(draft("{}"));
    engine.refuse(true);
    assertThat(activate.activate(TENANT, CLIENT, Optional.of(1), Optional.empty()))
        .isInstanceOf(ActivationResult.NotCompiled.class);
    assertThat(active()).isEmpty();
    assertThat(activate.activate(TENANT, CLIENT, Optional.of(2), Optional.empty()))
        .isEqualTo(new ActivationResult.NoSuchVersion());
  }

  @Test
  void what_cannot_be_saved_is_said_and_changes_nothing() {
    saved(activated(Optional.empty()));
    SavePolicy.Draft plain = draft("{}");

    assertThat(save.save(TENANT, CLIENT, activated(Optional.of(new Expected(Optional.of(7))))))
        .isEqualTo(new SaveResult.OtherActive(Optional.of(1)));
    assertThat(save.save(TENANT, CLIENT, from(plain, 9))).isEqualTo(new SaveResult.NoSuchVersion());
    assertThat(save.save(TENANT, CLIENT, of(PolicyKind.ACTIONS)))
        .isInstanceOfSatisfying(
            SaveResult.NotCompiled.class,
            refused ->
                assertThat(refused.why())
                    .isInstanceOfSatisfying(
                        PolicyTrials.Unfit.NoEngine.class,
                        missing ->
                            assertThat(missing.module()).isEqualTo("policy-engines/actions")));
    saved(withSecrets(Map.of("a", Map.of("A", secret("x".repeat(40_000))))));
    assertThat(
            save.save(
                TENANT,
                CLIENT,
                from(withSecrets(Map.of("b", Map.of("B", secret("x".repeat(40_000))))), 2)))
        .isEqualTo(new SaveResult.TooManySecrets());
    assertThat(policies.find(TENANT, 3)).isEmpty();
    assertThat(active()).contains(1);
  }

  private static SavePolicy.Draft from(SavePolicy.Draft draft, int version) {
    return new SavePolicy.Draft(
        draft.kind(),
        draft.source(),
        Optional.of(version),
        draft.comment(),
        draft.activate(),
        draft.expected());
  }

  private static SavePolicy.Draft of(PolicyKind kind) {
    return new SavePolicy.Draft(
        kind, new PolicySource("{}"), Optional.empty(), Optional.empty(), false, Optional.empty());
  }

  private void goBack() {
    assertThat(rollBack.rollBack(TENANT, CLIENT, Optional.empty()))
        .isInstanceOf(ActivationResult.Activated.class);
  }

  private Optional<Integer> active() {
    return tenants.find(TENANT).orElseThrow().policy();
  }

  private List<Map<String, String>> told(EventType type) {
    return events.all().stream()
        .filter(event -> event.type() == type)
        .map(event -> Map.copyOf(event.data()))
        .toList();
  }

  private int saved(SavePolicy.Draft draft) {
    return ((SaveResult.Saved) save.save(TENANT, CLIENT, draft)).version().version();
  }

  /** Few drafts of a tenant wait for their turn: whoever is sent away comes again. */
  private int savedInTheEnd(SavePolicy.Draft draft) {
    SaveResult result = save.save(TENANT, CLIENT, draft);
    while (result instanceof SaveResult.NotCompiled(PolicyTrials.Unfit.NotTried _)) {
      Thread.onSpinWait();
      result = save.save(TENANT, CLIENT, draft);
    }
    return ((SaveResult.Saved) result).version().version();
  }

  private static SavePolicy.Draft draft(String document) {
    return new SavePolicy.Draft(
        PolicyKind.RULES,
        new PolicySource(document),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static SavePolicy.Draft activated(Optional<Expected> expected) {
    return new SavePolicy.Draft(
        PolicyKind.RULES,
        new PolicySource("{}"),
        Optional.empty(),
        Optional.empty(),
        true,
        expected);
  }

  private static SavePolicy.Draft withSecrets(Map<String, Map<String, SecretBytes>> secrets) {
    return new SavePolicy.Draft(
        PolicyKind.RULES,
        new PolicySource("{}", secrets),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }
}
