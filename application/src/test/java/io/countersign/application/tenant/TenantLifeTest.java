package io.countersign.application.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.application.client.CreateApiKey;
import io.countersign.application.client.CreatedApiKey;
import io.countersign.application.client.MemoryApiKeys;
import io.countersign.application.client.RevokeApiKey;
import io.countersign.application.event.Chronicle;
import io.countersign.application.event.MemoryEvents;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.tenant.CreateTenant.Created;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.domain.client.Scope;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.security.SecureRandom;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Founding tenants, their first keys, and changing them. */
class TenantLifeTest {

  private static final TenantId ACME = new TenantId("acme");

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final SecureRandom random = new SecureRandom();
  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryTenants tenants = new MemoryTenants(store);
  private final MemoryApiKeys keys = new MemoryApiKeys(store);
  private final Chronicle chronicle = SampleEvents.chronicle(store, clock);
  private final CreateApiKey createKey =
      new CreateApiKey(
          transactions, keys, new Identifiers(clock, random), clock, random, chronicle);
  private final CreateTenant create =
      new CreateTenant(transactions, tenants, createKey, clock, chronicle);
  private final ChangeTenant change = new ChangeTenant(transactions, tenants, chronicle);
  private final CreateFirstApiKey createFirst =
      new CreateFirstApiKey(transactions, tenants, keys, createKey);

  @Test
  void what_becomes_of_a_tenant_is_told_once_and_without_any_secret() {
    Created created = create.create(ACME, "Acme", MfaRequirement.MANDATORY).orElseThrow();
    assertThat(create.create(ACME, "Other", MfaRequirement.OFF)).isEmpty();
    change.change(ACME, tenant -> new Tenant(ACME, "New", MfaRequirement.OFF, tenant.createdAt()));
    change.change(ACME, UnaryOperator.identity());

    List<Event> told = new MemoryEvents(store).all();
    assertThat(told)
        .extracting(Event::type)
        .containsExactly(
            EventType.TENANT_CREATED, EventType.API_KEY_CREATED, EventType.TENANT_CHANGED);
    assertThat(told).extracting(Event::tenant).containsOnly(ACME);
    assertThat(told.get(1).data()).containsEntry("key", created.key().key().id().toString());
    assertThat(told.get(2).data()).containsEntry("members", "mfa,name");
    assertThat(told.toString()).doesNotContain("csk_");
  }

  @Test
  void a_tenant_comes_with_a_key_for_everything_within_it() {
    Created created = create.create(ACME, "Acme", MfaRequirement.MANDATORY).orElseThrow();

    assertThat(new ReadTenant(tenants).read(ACME)).isEqualTo(created.tenant());
    assertThat(created.tenant())
        .isEqualTo(new Tenant(ACME, "Acme", MfaRequirement.MANDATORY, Samples.NOW));
    assertThat(created.key().key().tenant()).isEqualTo(ACME);
    assertThat(created.key().key().scopes())
        .hasSize(Scope.values().length - 1)
        .doesNotContain(Scope.INSTALLATION_WRITE);
  }

  @Test
  void a_name_that_is_taken_makes_neither_a_tenant_nor_a_key() {
    create.create(ACME, "Acme", MfaRequirement.MANDATORY);

    assertThat(create.create(ACME, "Other", MfaRequirement.OFF)).isEmpty();
    assertThat(create.create(TenantId.DEFAULT, "Other", MfaRequirement.OFF)).isEmpty();
    assertThat(keys.ofTenant(ACME)).hasSize(1);
    assertThat(new ReadTenant(tenants).read(ACME).name()).isEqualTo("Acme");
  }

  @Test
  void of_16_who_found_the_same_tenant_at_once_one_gets_a_key() {
    List<Optional<Created>> created =
        Race.of(16, _ -> create.create(ACME, "Acme", MfaRequirement.OFF));

    assertThat(created).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(keys.ofTenant(ACME)).hasSize(1);
  }

  @Test
  void what_is_not_changed_stays_as_it_is() {
    create.create(ACME, "Acme", MfaRequirement.MANDATORY);

    change.change(ACME, tenant -> tenant.withName("Acme Ltd"));
    Tenant changed = change.change(ACME, tenant -> tenant.withMfa(MfaRequirement.OFF));

    assertThat(changed).isEqualTo(new Tenant(ACME, "Acme Ltd", MfaRequirement.OFF, Samples.NOW));
    assertThat(new ReadTenant(tenants).read(ACME)).isEqualTo(changed);
    assertThat(change.change(ACME, UnaryOperator.identity())).isEqualTo(changed);
  }

  @Test
  void a_name_that_is_none_changes_nothing() {
    create.create(ACME, "Acme", MfaRequirement.MANDATORY);

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            change.change(ACME, tenant -> tenant.withMfa(MfaRequirement.OFF).withName("a:b")));
    assertThat(new ReadTenant(tenants).read(ACME).mfa()).isEqualTo(MfaRequirement.MANDATORY);
  }

  @Test
  void a_tenant_that_is_not_there_is_a_mistake_of_ours() {
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> new ReadTenant(tenants).read(ACME));
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> change.change(ACME, UnaryOperator.identity()));
  }

  @Test
  void a_new_installation_gets_one_key_that_may_do_everything() {
    CreatedApiKey first = createFirst.create().orElseThrow();

    assertThat(first.key().tenant()).isEqualTo(TenantId.DEFAULT);
    assertThat(first.key().scopes()).containsExactlyInAnyOrder(Scope.values());
    assertThat(createFirst.create()).isEmpty();
  }

  @Test
  void an_installation_whose_keys_are_all_revoked_gets_no_new_one() {
    CreatedApiKey first = createFirst.create().orElseThrow();
    new RevokeApiKey(transactions, keys, clock, chronicle)
        .revoke(TenantId.DEFAULT, first.key().id());

    assertThat(createFirst.create()).isEmpty();
  }

  @Test
  void of_16_nodes_that_start_at_once_one_makes_the_first_key() {
    List<Optional<CreatedApiKey>> made = Race.of(16, _ -> createFirst.create());

    assertThat(made).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(keys.ofTenant(TenantId.DEFAULT)).hasSize(1);
  }
}
