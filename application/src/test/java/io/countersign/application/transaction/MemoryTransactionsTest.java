package io.countersign.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.fixture.Samples;
import io.countersign.application.tenant.MemoryTenants;
import io.countersign.application.tenant.Tenants;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import org.junit.jupiter.api.Test;

final class MemoryTransactionsTest implements TransactionsContract {

  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryTenants tenants = new MemoryTenants(store);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public Tenants tenants() {
    return tenants;
  }

  @Test
  void a_commit_that_was_made_to_fail_leaves_nothing() {
    Tenant tenant = new Tenant(Samples.tenant(), "Sample", MfaRequirement.OFF, Samples.NOW);
    transactions.failCommits(1);

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> transactions.inTransaction(() -> tenants.add(tenant)));

    assertThat(tenants.find(tenant.id())).isEmpty();
    assertThat(transactions.inTransaction(() -> tenants.add(tenant))).isTrue();
  }
}
