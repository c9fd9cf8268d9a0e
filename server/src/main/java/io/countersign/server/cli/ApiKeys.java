package io.countersign.server.cli;

import com.google.inject.Injector;
import io.countersign.application.event.CurrentProvenance;
import io.countersign.application.storage.Storage;
import io.countersign.application.tenant.Tenants;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Provenance;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.embedded.DatabaseInUse;
import io.countersign.server.config.Config;
import io.countersign.server.config.InvalidConfig;
import io.countersign.server.config.LogConfig;
import io.countersign.server.lifecycle.Opening;
import io.countersign.server.operations.Logs;
import io.countersign.server.wiring.Injectors;
import java.time.Clock;

/** What the commands on a tenant have in common: they work on the storage, without a server. */
final class ApiKeys {

  static final Option TENANT = Option.of("--tenant", "NAME", "the tenant (default: default)");

  /** What a command does with the use cases. */
  @FunctionalInterface
  interface Work {
    void run(Injector useCases, TenantId tenant) throws CommandFailed;
  }

  /** How the use cases are put together. */
  @FunctionalInterface
  interface Assembly {
    Injector of(Config config, TinkSecrets secrets, Storage storage);
  }

  private ApiKeys() {}

  /**
   * @param overRest how to do the same over REST, with {@code %s} for the address
   */
  static void work(Arguments arguments, Surroundings surroundings, String overRest, Work work)
      throws CommandFailed, InvalidConfig {
    work(
        arguments,
        surroundings,
        overRest,
        (config, _, storage) -> Injectors.tenants(config, storage),
        work);
  }

  /** The same with other use cases. */
  static void work(
      Arguments arguments, Surroundings surroundings, String overRest, Assembly assembly, Work work)
      throws CommandFailed, InvalidConfig {
    TenantId tenant = tenant(arguments);
    Config config = surroundings.config(arguments);
    Logs.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN));
    if (Opening.isNew(config)) {
      throw CommandFailed.because(
          "there is no installation in "
              + config.dataDirectory()
              + "; countersign serve makes one");
    }
    TinkSecrets secrets = Opening.secrets(config, Clock.systemUTC());
    try (Storage storage = Opening.storage(config, secrets, Clock.systemUTC())) {
      Injector useCases = assembly.of(config, secrets, storage);
      require(useCases, tenant);
      var _ =
          CurrentProvenance.during(
              Provenance.of(Actor.OPERATOR),
              () -> {
                work.run(useCases, tenant);
                return tenant;
              });
    } catch (DatabaseInUse inUse) {
      throw CommandFailed.because(
          "a running server has the database; ask it: "
              + overRest.formatted(config.server().publicUrl()));
    }
  }

  private static void require(Injector useCases, TenantId tenant) throws CommandFailed {
    if (useCases.getInstance(Tenants.class).find(tenant).isEmpty()) {
      throw CommandFailed.because("there is no tenant " + tenant);
    }
  }

  private static TenantId tenant(Arguments arguments) throws CommandFailed {
    try {
      return arguments.value(TENANT).map(TenantId::new).orElse(TenantId.DEFAULT);
    } catch (IllegalArgumentException malformed) {
      throw CommandFailed.usage("a tenant's name " + malformed.getMessage());
    }
  }
}
