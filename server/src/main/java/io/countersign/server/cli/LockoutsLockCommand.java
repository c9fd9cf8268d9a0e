package io.countersign.server.cli;

import com.google.inject.Injector;
import io.countersign.application.lockout.LockIdentifier;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.tenant.TenantId;
import io.countersign.server.config.InvalidConfig;
import io.countersign.server.wiring.Injectors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Locks an identifier. */
record LockoutsLockCommand() implements Command {

  private static final int MOST_MINUTES = 10_080;
  private static final Option MINUTES =
      Option.of("--minutes", "N", "how long, 1 to 10080 (default: as the tenant's locks)");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "lockouts lock",
        List.of("IDENTIFIER"),
        List.of(MINUTES, ApiKeys.TENANT, Option.CONFIG, Option.DATA),
        "Locks an identifier for everybody: email:…, phone:+…, username:… or user:…");
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    Identifier identifier = LockoutLine.identifier(arguments.operands().getFirst());
    Optional<Duration> lasts = lasts(arguments);
    ApiKeys.work(
        arguments,
        surroundings,
        "POST %s/v1/lockouts",
        Injectors::unlocking,
        (useCases, tenant) -> lock(useCases, tenant, identifier, lasts, surroundings));
  }

  private static Optional<Duration> lasts(Arguments arguments) throws CommandFailed {
    Optional<String> text = arguments.value(MINUTES);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.get().matches("[1-9][0-9]{0,4}") || Integer.parseInt(text.get()) > MOST_MINUTES) {
      throw CommandFailed.usage("--minutes must be 1 to " + MOST_MINUTES);
    }
    return Optional.of(Duration.ofMinutes(Integer.parseInt(text.get())));
  }

  private static void lock(
      Injector useCases,
      TenantId tenant,
      Identifier identifier,
      Optional<Duration> lasts,
      Surroundings to) {
    var locked =
        useCases
            .getInstance(LockIdentifier.class)
            .lock(tenant, Optional.empty(), identifier, lasts);
    to.out().println(LockoutLine.of(locked));
  }
}
