package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.assertion.KeepSigningKeys;
import io.countersign.application.authentication.ExpireAuthentications;
import io.countersign.application.chore.ClusteredChore;
import io.countersign.application.event.Chronicle;
import io.countersign.application.event.Events;
import io.countersign.application.factor.ReportPlugins;
import io.countersign.application.ledger.CheckpointSigner;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.EventsByLedger;
import io.countersign.application.ledger.EventsToEnter;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.ledger.PurgeLedger;
import io.countersign.application.ledger.SignCheckpoints;
import io.countersign.application.lockout.SettleLockouts;
import io.countersign.application.purge.Perishable;
import io.countersign.application.purge.PurgeExpired;
import io.countersign.application.purge.Retention;
import io.countersign.application.purge.ToldBeforePurged;
import io.countersign.application.replay.RunReplays;
import io.countersign.application.secret.ResealSecrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.transaction.Transactions;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.rest.operations.Operations;
import io.countersign.rest.operations.Telemetry;
import io.countersign.server.config.Config;
import io.countersign.server.config.RetentionConfig;
import io.countersign.server.operations.Chore;
import io.countersign.server.operations.Chores;
import io.countersign.server.operations.EnteringThread;
import io.countersign.server.operations.GoOnWithReplays;
import io.countersign.server.operations.Health;
import io.countersign.server.operations.KeepSecretsSealed;
import io.countersign.server.operations.Metrics;
import io.countersign.server.operations.PurgeRows;
import io.countersign.server.operations.RiskFiles;
import io.countersign.server.operations.SharedChores;
import io.countersign.server.operations.TellOfPlugins;
import io.countersign.server.operations.Watched;
import io.countersign.server.plugin.PluginHost;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What whoever runs the server sees, and what goes on in the background. */
final class OperationsModule extends AbstractModule {

  /** Between two batches of rows that are removed: for others, who wait for the disk as well. */
  private static final Duration BREATH = Duration.ofMillis(50);

  private final Config config;
  private final Storage storage;
  private final TinkSecrets secrets;
  private final PluginHost plugins;

  OperationsModule(Config config, Storage storage, TinkSecrets secrets, PluginHost plugins) {
    this.config = config;
    this.storage = storage;
    this.secrets = secrets;
    this.plugins = plugins;
  }

  @Provides
  @Singleton
  Metrics metrics() {
    Metrics metrics = new Metrics();
    metrics.watchConnections(storage::poolUse);
    metrics.watchPlugins(plugins);
    return metrics;
  }

  @Provides
  Telemetry telemetry(Metrics metrics) {
    return metrics;
  }

  @Provides
  @Singleton
  Health health() {
    return new Health(storage::ready);
  }

  @Provides
  @Singleton
  Operations operations(Health health, Metrics metrics) {
    return new Watched(health, metrics);
  }

  @Provides
  @Singleton
  PurgeExpired purgeExpired(
      Ledger ledger,
      CheckpointSigner signer,
      ExpireAuthentications expire,
      SettleLockouts lockouts,
      Transactions transactions,
      InstantSource clock) {
    RetentionConfig retention = config.retention();
    return new PurgeExpired(
        new ToldBeforePurged(
            new EventsByLedger(
                storage.expiredRows(), ledger, new PurgeLedger(ledger, transactions, signer)),
            Map.of(
                Perishable.AUTHENTICATIONS, expire::expire,
                Perishable.ATTEMPTS, lockouts::settle)),
        new Retention(retention.authentications(), retention.enrollments(), retention.events()),
        clock,
        () -> LockSupport.parkNanos(BREATH.toNanos()));
  }

  @Provides
  @Singleton
  SharedChores sharedChores(
      PurgeExpired purge,
      RunReplays replays,
      SettleLockouts lockouts,
      ExpireAuthentications expire,
      SignCheckpoints checkpoints,
      Metrics metrics) {
    return new SharedChores(
        storage.clusteredChores(),
        List.of(
            new ClusteredChore("purge", Duration.ofMinutes(1), new PurgeRows(purge, metrics)),
            new ClusteredChore(
                "policy-replays", Duration.ofSeconds(5), new GoOnWithReplays(replays)),
            new ClusteredChore("lockouts", Duration.ofSeconds(5), lockouts::settle),
            new ClusteredChore("unanswered", Duration.ofSeconds(5), expire::expire),
            new ClusteredChore(
                "checkpoints", config.audit().checkpointEvery(), checkpoints::sign)));
  }

  @Provides
  @Singleton
  ReportPlugins reportPlugins(Transactions transactions, Chronicle chronicle) {
    return new ReportPlugins(transactions, chronicle);
  }

  @Provides
  @Singleton
  Events events(Transactions transactions, EnteringThread entering) {
    return new EventsToEnter(storage.events(), transactions, entering::wanted);
  }

  @Provides
  @Singleton
  EnteringThread enteringThread(Ledger ledger, Transactions transactions) {
    return new EnteringThread(new EnterEvents(ledger, transactions), ledger);
  }

  @Provides
  @Singleton
  Chores chores(
      Health health,
      ResealSecrets reseal,
      KeepSigningKeys signingKeys,
      RiskFiles riskFiles,
      ReportPlugins reportPlugins,
      InstantSource clock) {
    List<Chore> chores = new ArrayList<>();
    chores.add(new Chore("looking at the storage", Duration.ofSeconds(2), health::look));
    chores.add(
        new Chore(
            "keeping secrets sealed with the primary key",
            Duration.ofSeconds(5),
            new KeepSecretsSealed(secrets, reseal, clock)));
    chores.add(new Chore("keeping the signing keys", Duration.ofMinutes(1), signingKeys::keep));
    if (riskFiles.any()) {
      chores.add(
          new Chore("looking at the files on risk", Duration.ofSeconds(10), riskFiles::look));
    }
    chores.add(
        new Chore(
            "telling what became of plugins",
            Duration.ofSeconds(1),
            new TellOfPlugins(plugins, reportPlugins)));
    if (config.plugins().watch()) {
      chores.add(new Chore("looking at the plugins", Duration.ofSeconds(1), plugins::look));
    }
    return new Chores(chores);
  }
}
