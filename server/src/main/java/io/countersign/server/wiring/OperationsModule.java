package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.assertion.KeepSigningKeys;
import io.countersign.application.secret.ResealSecrets;
import io.countersign.application.storage.Storage;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.rest.operations.Operations;
import io.countersign.rest.operations.Telemetry;
import io.countersign.server.operations.Chore;
import io.countersign.server.operations.Chores;
import io.countersign.server.operations.Health;
import io.countersign.server.operations.KeepSecretsSealed;
import io.countersign.server.operations.Metrics;
import io.countersign.server.operations.Watched;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What whoever runs the server sees, and what goes on in the background. */
final class OperationsModule extends AbstractModule {

  private final Storage storage;
  private final TinkSecrets secrets;

  OperationsModule(Storage storage, TinkSecrets secrets) {
    this.storage = storage;
    this.secrets = secrets;
  }

  @Provides
  @Singleton
  Metrics metrics() {
    Metrics metrics = new Metrics();
    metrics.watchConnections(storage::poolUse);
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
  Chores chores(
      Health health, ResealSecrets reseal, KeepSigningKeys signingKeys, InstantSource clock) {
    return new Chores(
        List.of(
            new Chore("looking at the storage", Duration.ofSeconds(2), health::look),
            new Chore(
                "keeping secrets sealed with the primary key",
                Duration.ofSeconds(5),
                new KeepSecretsSealed(secrets, reseal, clock)),
            new Chore("keeping the signing keys", Duration.ofMinutes(1), signingKeys::keep)));
  }
}
