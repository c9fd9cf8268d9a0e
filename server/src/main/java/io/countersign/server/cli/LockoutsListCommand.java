package io.countersign.server.cli;

import com.google.inject.Injector;
import io.countersign.application.lockout.ListLockouts;
import io.countersign.application.lockout.Lockouts.Mark;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.tenant.TenantId;
import io.countersign.server.config.InvalidConfig;
import io.countersign.server.wiring.Injectors;
import java.util.List;
import java.util.Optional;

/** Lists what is locked. */
record LockoutsListCommand() implements Command {

  private static final int PAGE = 500;

  private static final Option IDENTIFIER =
      Option.of("--identifier", "ID", "only this one: email:…, phone:+…, username:… or user:…");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "lockouts list",
        "Lists the identifiers of a tenant that are locked now, the lock that ends first first.",
        IDENTIFIER,
        ApiKeys.TENANT,
        Option.CONFIG,
        Option.DATA);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    Optional<String> text = arguments.value(IDENTIFIER);
    Optional<Identifier> only =
        text.isPresent() ? Optional.of(LockoutLine.identifier(text.get())) : Optional.empty();
    ApiKeys.work(
        arguments,
        surroundings,
        "GET %s/v1/lockouts",
        Injectors::unlocking,
        (useCases, tenant) -> list(useCases, tenant, only, surroundings));
  }

  private static void list(
      Injector useCases, TenantId tenant, Optional<Identifier> only, Surroundings to) {
    ListLockouts list = useCases.getInstance(ListLockouts.class);
    List<Counter> page = list.list(tenant, only, Optional.empty(), PAGE);
    page.forEach(counter -> to.out().println(LockoutLine.of(counter)));
    // All locks of one identifier are on one page.
    while (only.isEmpty() && !page.isEmpty()) {
      page = list.list(tenant, only, Optional.of(Mark.of(page.getLast())), PAGE);
      page.forEach(counter -> to.out().println(LockoutLine.of(counter)));
    }
  }
}
