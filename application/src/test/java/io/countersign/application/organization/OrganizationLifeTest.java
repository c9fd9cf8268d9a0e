package io.countersign.application.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.event.Chronicle;
import io.countersign.application.event.MemoryEvents;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.organization.RemoveOrganization.Result.NotFound;
import io.countersign.application.organization.RemoveOrganization.Result.Removed;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.organization.Organization;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrganizationLifeTest {

  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryOrganizations organizations = new MemoryOrganizations(store);
  private final Chronicle chronicle = SampleEvents.chronicle(store, () -> Samples.NOW);
  private final TenantId tenant = Samples.tenant();
  private final OrganizationId acme = new OrganizationId("acme");

  @Test
  void a_choice_is_listed_until_it_is_taken_back() {
    Organization chosen = new Organization(tenant, acme, MfaRequirement.MANDATORY);
    new ChangeOrganization(transactions, organizations, chronicle).change(chosen);
    ListOrganizations list = new ListOrganizations(organizations);
    RemoveOrganization remove = new RemoveOrganization(transactions, organizations, chronicle);
    assertThat(list.list(tenant, Optional.empty(), 10)).containsExactly(chosen);

    assertThat(remove.remove(tenant, acme)).isEqualTo(new Removed());

    assertThat(list.list(tenant, Optional.empty(), 10)).isEmpty();
    assertThat(remove.remove(tenant, acme)).isEqualTo(new NotFound());
    assertThat(new MemoryEvents(store).all())
        .extracting(Event::type)
        .containsExactly(EventType.ORGANIZATION_CHANGED, EventType.ORGANIZATION_REMOVED);
  }
}
