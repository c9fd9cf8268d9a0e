package io.countersign.server.wiring;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import io.countersign.application.event.Events;
import io.countersign.application.risk.RiskAssessments.Guest;
import io.countersign.application.storage.Storage;
import io.countersign.crypto.provider.FastCurves;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.server.config.Config;
import io.countersign.server.plugin.PluginHost;
import io.countersign.server.policy.InstalledEngines;
import java.util.List;

/** Guice, with its lenient defaults off: a missing binding fails at the start. */
public final class Injectors {

  private Injectors() {}

  /** Everything that a server is made of, around what was opened. */
  public static Injector server(
      Config config,
      TinkSecrets secrets,
      FastCurves curves,
      Storage storage,
      PluginHost plugins,
      List<Guest> assessors) {
    return strict(
        new RulesModule(config),
        new StorageModule(storage),
        new CryptoModule(config, secrets, curves),
        new FactorsModule(plugins),
        new TenantModule(),
        new EnrollmentModule(),
        new AccountModule(),
        new AuthenticationModule(),
        new BrowserModule(),
        new PolicyModule(InstalledEngines.load(), storage.poolUse().most()),
        new ReplayModule(),
        new RiskModule(config, assessors),
        new LockoutModule(),
        new UnlockingModule(secrets),
        new AuditModule(secrets),
        new DeliveryModule(config, plugins.transports()),
        new WebhookModule(config.webhooks()),
        new OperationsModule(config, storage, secrets, plugins),
        new RestModule(config));
  }

  /** What the commands on API keys need. */
  public static Injector tenants(Config config, Storage storage) {
    return strict(
        new RulesModule(config),
        new StorageModule(storage),
        new TenantModule(),
        binder -> alone(binder, storage));
  }

  /** What a command tells is entered by the servers. */
  private static void alone(Binder binder, Storage storage) {
    binder.bind(Events.class).toInstance(storage.events());
  }

  /** What the commands on locks need. */
  public static Injector unlocking(Config config, TinkSecrets secrets, Storage storage) {
    return strict(
        new RulesModule(config),
        new StorageModule(storage),
        new TenantModule(),
        new UnlockingModule(secrets),
        binder -> alone(binder, storage));
  }

  /** What the commands on the audit log need. */
  public static Injector auditing(Config config, TinkSecrets secrets, Storage storage) {
    return strict(
        new RulesModule(config),
        new StorageModule(storage),
        new CryptoModule(config, secrets, FastCurves.loading()),
        new AuditModule(secrets),
        binder -> alone(binder, storage));
  }

  private static Injector strict(Module... modules) {
    Module strictness =
        (Binder binder) -> {
          binder.requireExplicitBindings();
          binder.requireExactBindingAnnotations();
          binder.disableCircularProxies();
        };
    Module all =
        (Binder binder) -> {
          binder.install(strictness);
          for (Module module : modules) {
            binder.install(module);
          }
        };
    return Guice.createInjector(Stage.PRODUCTION, all);
  }
}
