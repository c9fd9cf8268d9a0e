package io.countersign.server.cli;

import com.google.inject.Injector;
import io.countersign.application.lockout.UnlockIdentifiers;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.tenant.TenantId;
import io.countersign.server.config.InvalidConfig;
import io.countersign.server.wiring.Injectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Unlocks identifiers. */
record LockoutsUnlockCommand() implements Command {

  private static final Option IDENTIFIER =
      Option.of(
          "--identifier",
          "ID",
          "email:…, phone:+…, username:… or user:…; may be given several times");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "lockouts unlock",
        "Unlocks identifiers, however old their locks are, and says what came of each.",
        IDENTIFIER,
        ApiKeys.TENANT,
        Option.CONFIG,
        Option.DATA);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    List<Identifier> identifiers = new ArrayList<>();
    for (String text : arguments.values(IDENTIFIER)) {
      identifiers.add(LockoutLine.identifier(text));
    }
    if (identifiers.isEmpty()) {
      throw CommandFailed.usage("--identifier says what to unlock");
    }
    ApiKeys.work(
        arguments,
        surroundings,
        "POST %s/v1/lockouts/unlock",
        Injectors::unlocking,
        (useCases, tenant) -> unlock(useCases, tenant, identifiers, surroundings));
  }

  private static void unlock(
      Injector useCases, TenantId tenant, List<Identifier> identifiers, Surroundings to) {
    useCases
        .getInstance(UnlockIdentifiers.class)
        .unlock(tenant, Optional.empty(), identifiers)
        .forEach((identifier, result) ->
            to.out().println(identifier.text() + "  " + result.name().toLowerCase(Locale.ROOT)));
  }
}
