package io.countersign.application.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.organization.Organization;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Organizations} does. */
public interface OrganizationsContract {

  /** The adapter under test. */
  Organizations organizations();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void what_was_chosen_for_an_organization_is_kept() {
    for (MfaRequirement mfa : MfaRequirement.values()) {
      Organization organization = organization(Samples.tenant(), "acme", mfa);
      assertThat(organizations().find(organization.tenant(), organization.id())).isEmpty();

      organizations().put(organization);

      assertThat(organizations().find(organization.tenant(), organization.id()))
          .contains(organization);
    }
  }

  @Test
  default void another_choice_replaces_the_one_before() {
    TenantId tenant = Samples.tenant();
    organizations().put(organization(tenant, "acme", MfaRequirement.OPTIONAL));
    Organization again = organization(tenant, "acme", MfaRequirement.MANDATORY);

    organizations().put(again);
    organizations().put(again);

    assertThat(organizations().page(tenant, Optional.empty(), 200)).containsExactly(again);
  }

  @Test
  default void of_16_who_choose_at_once_one_is_the_last() {
    TenantId tenant = Samples.tenant();

    Race.of(
        16,
        i ->
            transactions()
                .inTransaction(() -> {
                  MfaRequirement mfa = i % 2 == 0 ? MfaRequirement.OPTIONAL : MfaRequirement.OFF;
                  organizations().put(organization(tenant, "acme", mfa));
                  return mfa;
                }));

    assertThat(organizations().page(tenant, Optional.empty(), 200)).hasSize(1);
  }

  @Test
  default void what_is_removed_is_gone() {
    TenantId tenant = Samples.tenant();
    Organization acme = organization(tenant, "acme", MfaRequirement.OFF);
    Organization other = organization(tenant, "other", MfaRequirement.OFF);
    Organization elsewhere = organization(Samples.tenant(), "acme", MfaRequirement.OFF);
    organizations().put(acme);
    organizations().put(other);
    organizations().put(elsewhere);

    assertThat(organizations().remove(tenant, acme.id())).isTrue();

    assertThat(organizations().remove(tenant, acme.id())).isFalse();
    assertThat(organizations().find(tenant, acme.id())).isEmpty();
    assertThat(organizations().find(tenant, other.id())).contains(other);
    assertThat(organizations().find(elsewhere.tenant(), acme.id())).contains(elsewhere);
  }

  @Test
  default void ids_that_only_look_alike_are_different_organizations() {
    TenantId tenant = Samples.tenant();
    List<String> alike =
        List.of("acme", "Acme", "ACME", "\u00e1cme", "a cme", "\u0430cme", "acme-", "%", "_", "😀");

    for (String id : alike) {
      organizations().put(organization(tenant, id, MfaRequirement.MANDATORY));
    }

    for (String id : alike) {
      assertThat(organizations().find(tenant, new OrganizationId(id)))
          .contains(organization(tenant, id, MfaRequirement.MANDATORY));
    }
    assertThat(organizations().page(tenant, Optional.empty(), 200)).hasSameSizeAs(alike);
  }

  @Test
  default void an_id_of_the_greatest_length_is_kept_whole() {
    TenantId tenant = Samples.tenant();
    for (String character : List.of("x", "\u00e9", "\u7528", "😀")) {
      Organization longest =
          organization(tenant, character.repeat(128 / character.length()), MfaRequirement.OPTIONAL);

      organizations().put(longest);

      assertThat(organizations().find(tenant, longest.id())).contains(longest);
    }
  }

  @Test
  default void pages_follow_each_other_by_code_point() {
    TenantId tenant = Samples.tenant();
    // UTF-16 would put the last but one after the last.
    List<String> ordered = List.of("A", "B", "a", "a b", "ab", "\u00e9", "\uFA0E", "😀");
    ordered
        .reversed()
        .forEach(id -> organizations().put(organization(tenant, id, MfaRequirement.OFF)));
    organizations().put(organization(Samples.tenant(), "b", MfaRequirement.OFF));

    assertThat(ids(tenant, Optional.empty(), 200)).isEqualTo(ordered);
    assertThat(ids(tenant, Optional.empty(), 3)).isEqualTo(ordered.subList(0, 3));
    assertThat(ids(tenant, Optional.of("a"), 3)).isEqualTo(ordered.subList(3, 6));
    assertThat(ids(tenant, Optional.of("b"), 3)).isEqualTo(ordered.subList(5, 8));
    assertThat(ids(tenant, Optional.of("😀"), 3)).isEmpty();
  }

  private List<String> ids(TenantId tenant, Optional<String> after, int most) {
    return organizations().page(tenant, after.map(OrganizationId::new), most).stream()
        .map(one -> one.id().value())
        .toList();
  }

  private static Organization organization(TenantId tenant, String id, MfaRequirement mfa) {
    return new Organization(tenant, new OrganizationId(id), mfa);
  }
}
