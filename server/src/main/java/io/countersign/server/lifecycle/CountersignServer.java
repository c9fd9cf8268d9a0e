package io.countersign.server.lifecycle;

import com.google.inject.Injector;
import io.countersign.application.assertion.KeepSigningKeys;
import io.countersign.application.client.CreatedApiKey;
import io.countersign.application.policy.PolicyEngines;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.storage.Storage;
import io.countersign.application.tenant.CreateFirstApiKey;
import io.countersign.crypto.provider.FastCurves;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.rest.server.RestServer;
import io.countersign.server.config.Config;
import io.countersign.server.delivery.BackgroundDepartures;
import io.countersign.server.operations.Chores;
import io.countersign.server.operations.Closing;
import io.countersign.server.operations.DataDirectory;
import io.countersign.server.operations.EnteringThread;
import io.countersign.server.operations.Health;
import io.countersign.server.operations.Metrics;
import io.countersign.server.operations.SharedChores;
import io.countersign.server.policy.InstalledEngines;
import io.countersign.server.wiring.Injectors;
import io.countersign.webhooks.Dispatcher;
import io.countersign.webhooks.HttpSender;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that runs, until it is closed. */
public final class CountersignServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CountersignServer.class);

  private final Closing closing = new Closing();
  private final Config config;
  private Optional<CreatedApiKey> firstKey = Optional.empty();

  private CountersignServer(Config config) {
    this.config = config;
  }

  /**
   * Starts one. Whatever fails, nothing stays open.
   *
   * @throws RuntimeException with a sentence for whoever runs it, unless it is a mistake of ours
   */
  public static CountersignServer start(Config config) {
    CountersignServer server = new CountersignServer(config);
    try {
      server.open();
      return server;
    } catch (RuntimeException | Error failure) {
      server.close();
      throw failure;
    }
  }

  /** The key of a new installation, told this once. */
  public Optional<CreatedApiKey> firstKey() {
    return firstKey;
  }

  private void open() {
    InstantSource clock = Clock.systemUTC();
    DataDirectory.prepare(config.dataDirectory());
    FastCurves curves = FastCurves.loading();
    try (LoadingPlugins plugins = LoadingPlugins.of(config, clock)) {
      TinkSecrets secrets = Opening.secrets(config, clock);
      Storage storage = closing.add("the storage", Opening.storage(config, secrets, clock));
      serve(
          Injectors.server(
              config,
              secrets,
              curves,
              storage,
              closing.add("the plugins", plugins.take()),
              GuestAssessors.installed()));
    }
  }

  private void serve(Injector parts) {
    keepSigningKeys(parts);
    Metrics metrics = closing.add("the metrics", parts.getInstance(Metrics.class));
    Health health = parts.getInstance(Health.class);
    // Closed after the HTTP server: what its last requests send is to leave, too.
    closing.add("the departures", parts.getInstance(BackgroundDepartures.class));
    Dispatcher webhooks = parts.getInstance(Dispatcher.class);
    closing
        .add("the entering of events", parts.getInstance(EnteringThread.class))
        .start(webhooks::nudge);
    listen(parts.getInstance(RestServer.class));
    firstKey = parts.getInstance(CreateFirstApiKey.class).create();
    InstalledEngines.warmUp(parts.getInstance(PolicyEngines.class));
    health.begin();
    closing.add("the background", parts.getInstance(Chores.class)).start();
    closing.add("the shared chores", parts.getInstance(SharedChores.class)).start();
    closing.add("the requests to webhooks", parts.getInstance(HttpSender.class));
    closing.add("the webhooks", webhooks.start());
    closing.add("the readiness", () -> end(health));
    Thread.ofVirtual().name("watch-process").start(metrics::watchProcess);
    LOG.info("ready at {}", config.server().publicUrl());
  }

  private static void end(Health health) {
    LOG.info("stopping");
    health.end();
  }

  /** Also opens something before anything new is sealed: with the wrong keys, nothing opens. */
  private void keepSigningKeys(Injector parts) {
    try {
      parts.getInstance(KeepSigningKeys.class).keep();
    } catch (SecretUnreadable wrongKeys) {
      throw new StartFailed(
          "the key set "
              + config.keys().file()
              + " is not the one that this database was sealed with",
          wrongKeys);
    }
  }

  private void listen(RestServer rest) {
    try {
      var _ = rest.start();
      closing.add("the HTTP server", rest::stop);
    } catch (RuntimeException taken) {
      throw new StartFailed(
          "the server cannot listen on %s:%d; is another one running there?"
              .formatted(config.server().host(), config.server().port()),
          taken);
    }
  }

  /** Takes no new requests, finishes those in flight, closes everything. */
  @Override
  public void close() {
    closing.close();
  }
}
