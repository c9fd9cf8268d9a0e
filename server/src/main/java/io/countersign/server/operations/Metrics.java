package io.countersign.server.operations;

import io.countersign.application.policy.PolicyKind;
import io.countersign.application.purge.Perishable;
import io.countersign.application.storage.PoolUse;
import io.countersign.application.webhook.Attempt;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.outgoing.DeliveryStatus;
import io.countersign.rest.operations.Telemetry;
import io.countersign.server.plugin.PluginHost;
import io.countersign.server.plugin.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Counts what happens, for Prometheus. */
public final class Metrics implements Telemetry, AutoCloseable {

  /** Anybody can send any other method, and each would be a time series of its own. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2)
  };

  private static final Duration[] POLICY_BUCKETS = {
    Duration.ofNanos(50_000),
    Duration.ofNanos(200_000),
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(50),
    Duration.ofMillis(500)
  };

  private record Answered(String method, String route, int status) {}

  private record Asked(PolicyKind kind, boolean answered) {}

  private record Verified(FactorType factor, String outcome) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();
  private final Map<Asked, Timer> policies = new ConcurrentHashMap<>();
  private final Map<Verified, Counter> verifications = new ConcurrentHashMap<>();
  private final AtomicInteger atWork = new AtomicInteger();

  public Metrics() {
    Gauge.builder("countersign.requests.at.work", atWork, AtomicInteger::get)
        .description("Requests of known callers that are being carried out.")
        .register(registry);
  }

  /** Watches the JVM from now on, which takes a moment to set up. */
  public void watchProcess() {
    List<MeterBinder> binders =
        List.of(
            collections,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics());
    binders.forEach(binder -> binder.bindTo(registry));
  }

  /** Watches the connections to the store from now on. */
  public void watchConnections(Supplier<PoolUse> pool) {
    connections("active", () -> pool.get().active());
    connections("idle", () -> pool.get().idle());
    connections("most", () -> pool.get().most());
    connections("awaited", () -> pool.get().waiting());
  }

  private void connections(String state, Supplier<Number> number) {
    Gauge.builder("countersign.storage.connections", number)
        .description("Connections to the store, and threads that wait for one.")
        .tag("state", state)
        .register(registry);
  }

  /** Watches the plugins from now on. */
  public void watchPlugins(PluginHost host) {
    plugins("running", host::running);
    plugins("refused", () -> host.refused().size());
    plugins("retiring", host::retiring);
    for (Reason reason : Reason.values()) {
      FunctionCounter.builder(
              "countersign.plugins.refused", host, all -> (double) all.refusals(reason))
          .description("How often a plugin archive was not used, by reason.")
          .tag("reason", reason.label())
          .register(registry);
    }
  }

  private void plugins(String state, Supplier<Number> number) {
    Gauge.builder("countersign.plugins", number)
        .description(
            "Plugin archives that run, are not used, or were replaced and are about to go.")
        .tag("state", state)
        .register(registry);
  }

  @Override
  public Work begun() {
    atWork.incrementAndGet();
    return atWork::decrementAndGet;
  }

  /** How many requests are being carried out. */
  public IntSupplier atWork() {
    return atWork::get;
  }

  @Override
  public void request(String method, String route, int status, long nanos) {
    String known = METHODS.contains(method) ? method : "other";
    requests
        .computeIfAbsent(new Answered(known, route, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Answered answered) {
    return Timer.builder("countersign.requests")
        .description("Requests that were answered, by route, method and status.")
        .tag("method", answered.method())
        .tag("route", answered.route())
        .tag("status", Integer.toString(answered.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  @Override
  public void verification(FactorType factor, String outcome) {
    verifications.computeIfAbsent(new Verified(factor, outcome), this::counter).increment();
  }

  private Counter counter(Verified verified) {
    return Counter.builder("countersign.verifications")
        .description("Responses to challenges, by factor and outcome.")
        .tag("factor", verified.factor().value())
        .tag("outcome", verified.outcome())
        .register(registry);
  }

  /** Times a stage of a tenant's own policy. */
  public void policyAsked(PolicyKind kind, boolean answered, long nanos) {
    policies
        .computeIfAbsent(new Asked(kind, answered), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Asked asked) {
    return Timer.builder("countersign.policy.stages")
        .description("Stages of tenants' own policies that were asked, by kind and outcome.")
        .tag("kind", asked.kind().text())
        .tag("outcome", asked.answered() ? "answered" : "failed")
        .serviceLevelObjectives(POLICY_BUCKETS)
        .register(registry);
  }

  /** Counts a message whose delivery has ended. */
  public void delivered(Channel channel, String transport, DeliveryStatus status) {
    Counter.builder("countersign.deliveries")
        .description("Messages that were sent or failed, by channel, transport and status.")
        .tag("channel", channel.value())
        .tag("transport", transport)
        .tag("status", status.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  /** Counts an attempt to tell a webhook something. */
  public void sent(Attempt attempt) {
    Counter.builder("countersign.webhook.attempts")
        .description("Attempts to tell webhooks something, by outcome.")
        .tag("outcome", attempt.outcome().text())
        .register(registry)
        .increment();
  }

  /** Watches how far webhooks are behind from now on. */
  public void watchWebhooks(LongSupplier behind) {
    Gauge.builder("countersign.webhook.behind", behind, LongSupplier::getAsLong)
        .description("How many events the webhook that is furthest behind has not been told.")
        .register(registry);
  }

  /** Counts rows that were removed because they had expired. */
  public void purged(Perishable kind, long rows) {
    Counter.builder("countersign.purged.rows")
        .description("Expired rows that this node removed, by kind.")
        .tag("kind", PurgeRows.name(kind))
        .register(registry)
        .increment((double) rows);
  }

  /** In the Prometheus text format 0.0.4. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
