package io.countersign.server.cli;

import com.google.inject.Injector;
import io.countersign.application.lockout.ListLockouts;
import io.countersign.application.lockout.Lockouts.Mark;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.tenant.TenantId;
import io.countersign.server.config.InvalidConfig;
import io.countersign.server.wiring.Injectors;
import java.util.List;
import java.util.Optional;

/** Lists what is locked. */
record LockoutsListCommand() implements Command {

  private static final int PAGE = 500;

  @Override
  public Syntax syntax() {
    return new Syntax(
        "lockouts list",
        "Lists the identifiers of a tenant that are locked now, the lock that ends first first.",
        ApiKeys.TENANT,
        Option.CONFIG,
        Option.DATA);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    ApiKeys.work(
        arguments,
        surroundings,
        "GET %s/v1/lockouts",
        Injectors::unlocking,
        (useCases, tenant) -> list(useCases, tenant, surroundings));
  }

  private static void list(Injector useCases, TenantId tenant, Surroundings to) {
    ListLockouts list = useCases.getInstance(ListLockouts.class);
    List<Counter> page = list.list(tenant, Optional.empty(), Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      page.forEach(counter -> to.out().println(LockoutLine.of(counter)));
      page = list.list(tenant, Optional.empty(), Optional.of(Mark.of(page.getLast())), PAGE);
    }
  }
}
