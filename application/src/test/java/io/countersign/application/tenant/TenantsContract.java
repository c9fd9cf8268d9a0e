package io.countersign.application.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.backupcode.BackupCodeRules;
import io.countersign.domain.backupcode.Renewal;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.lockout.LockoutMode;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.mfa.EnrollmentPrompt;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.tenant.TenantSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Tenants} does. */
public interface TenantsContract {

  /** Everything unlike the usual. */
  TenantSettings SETTINGS =
      new TenantSettings(
          Optional.of(Set.of(new FactorType("totp"), new FactorType("backup-code"))),
          new BackupCodeRules(8, 20, 5, false, Renewal.ALL),
          Duration.ofSeconds(90),
          Optional.of(Duration.ofDays(30)),
          Set.of("https://shop.example", "http://localhost:3000"),
          EnrollmentPrompt.SIGN_IN_AND_REGISTRATION,
          new LockoutRules(7, 9, LockoutMode.DELAY, 3, true));

  /** The adapter under test. */
  Tenants tenants();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void the_default_tenant_exists_from_the_start() {
    Tenant tenant = tenants().find(TenantId.DEFAULT).orElseThrow();

    assertThat(tenant.name()).isEqualTo("Default");
    assertThat(tenant.mfa()).isEqualTo(MfaRequirement.OPTIONAL);
  }

  @Test
  default void a_tenant_is_found_as_it_was_added() {
    for (MfaRequirement mfa : MfaRequirement.values()) {
      Tenant tenant = new Tenant(Samples.tenant(), "Ärzte & Söhne 😀", mfa, Samples.NOW);

      assertThat(tenants().add(tenant)).isTrue();
      assertThat(tenants().find(tenant.id())).contains(tenant);
    }
  }

  @Test
  default void a_name_that_nobody_has_finds_nothing() {
    assertThat(tenants().find(Samples.tenant())).isEmpty();
  }

  @Test
  default void a_name_that_is_taken_is_not_taken_again() {
    Tenant tenant = tenant("First");
    tenants().add(tenant);

    assertThat(tenants().add(new Tenant(tenant.id(), "Second", MfaRequirement.OFF, Samples.NOW)))
        .isFalse();
    assertThat(tenants().find(tenant.id())).contains(tenant);
  }

  @Test
  default void of_32_who_add_it_at_once_one_does() {
    TenantId id = Samples.tenant();

    List<Boolean> added =
        Race.of(32, i -> tenants().add(new Tenant(id, "No " + i, MfaRequirement.OFF, Samples.NOW)));

    assertThat(added).containsOnlyOnce(true);
    assertThat(tenants().find(id)).map(Tenant::name).contains("No " + added.indexOf(true));
  }

  @Test
  default void an_update_keeps_name_and_policy() {
    Tenant tenant = tenant("Before");
    tenants().add(tenant);
    Tenant updated = new Tenant(tenant.id(), "After", MfaRequirement.MANDATORY, tenant.createdAt());

    tenants().update(updated);

    assertThat(tenants().find(tenant.id())).contains(updated);
  }

  @Test
  default void what_a_tenant_chose_is_kept() {
    Tenant added = tenant("Added").withSettings(SETTINGS);
    tenants().add(added);
    assertThat(tenants().find(added.id())).contains(added);

    Tenant updated = added.withSettings(SETTINGS.withPrompt(EnrollmentPrompt.SIGN_IN));
    tenants().update(updated);
    assertThat(tenants().find(added.id())).contains(updated);
    assertThat(transactions().inTransaction(() -> tenants().lock(added.id()))).contains(updated);

    Tenant usual = added.withSettings(TenantSettings.USUAL);
    tenants().update(usual);
    assertThat(tenants().find(added.id())).contains(usual);
  }

  @Test
  default void the_version_of_its_policy_is_kept() {
    Tenant added = tenant("Added").withPolicy(Optional.of(1));
    tenants().add(added);
    assertThat(tenants().find(added.id())).contains(added);

    Tenant updated = added.withPolicy(Optional.of(Integer.MAX_VALUE));
    tenants().update(updated);
    assertThat(transactions().inTransaction(() -> tenants().lock(added.id()))).contains(updated);

    Tenant without = added.withPolicy(Optional.empty());
    tenants().update(without);
    assertThat(tenants().find(added.id())).contains(without);
  }

  @Test
  default void as_much_as_a_tenant_may_choose_is_kept() {
    Tenant tenant =
        tenant("Much")
            .withSettings(
                SETTINGS
                    .withFactors(Optional.of(all(32, i -> new FactorType("f%031d".formatted(i)))))
                    .withOrigins(all(10, TenantsContract::longOrigin)));

    tenants().add(tenant);

    assertThat(tenants().find(tenant.id())).contains(tenant);
  }

  @Test
  default void whoever_changes_a_locked_one_sees_what_the_one_before_did() {
    Tenant tenant = tenant("x");
    tenants().add(tenant);

    Race.of(
        16,
        _ ->
            transactions()
                .inTransaction(() -> {
                  Tenant locked = tenants().lock(tenant.id()).orElseThrow();
                  String name = locked.name() + "x";
                  tenants().update(new Tenant(tenant.id(), name, locked.mfa(), Samples.NOW));
                  return name;
                }));

    assertThat(tenants().find(tenant.id())).map(Tenant::name).contains("x".repeat(17));
  }

  @Test
  default void one_that_is_not_there_is_neither_locked_nor_changed() {
    Tenant stranger = tenant("Nobody");

    assertThat(transactions().inTransaction(() -> tenants().lock(stranger.id()))).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> tenants().update(stranger));
  }

  @Test
  default void there_is_no_lock_outside_a_transaction() {
    assertThatIllegalStateException().isThrownBy(() -> tenants().lock(TenantId.DEFAULT));
  }

  @Test
  default void an_update_changes_no_other_tenant() {
    Tenant tenant = tenant("One");
    Tenant other = tenant("Other");
    tenants().add(tenant);
    tenants().add(other);

    tenants().update(new Tenant(tenant.id(), "Two", MfaRequirement.OFF, tenant.createdAt()));

    assertThat(tenants().find(other.id())).contains(other);
  }

  private static <T> Set<T> all(int count, IntFunction<T> each) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.toSet());
  }

  /** Of 255 characters. */
  private static String longOrigin(int number) {
    return "https://" + number + "a".repeat(54) + ("." + "a".repeat(63)).repeat(3);
  }

  private static Tenant tenant(String name) {
    return new Tenant(Samples.tenant(), name, MfaRequirement.OPTIONAL, Samples.NOW);
  }
}
