package io.countersign.server.plugin;

import io.countersign.domain.delivery.Callback;
import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Report;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Transport;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plugin's transport behind a wall: whatever it does, a call ends in time with a sound result.
 *
 * <p>Its circuit opens after some sends in a row that did not come back. What it throws, or says
 * failed, does not count: a message that makes a plugin throw, and a recipient whose server is
 * busy, would be switches with which anybody turns the transport off for all.
 */
final class GuardedTransport implements Transport {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedTransport.class);

  private final String name;
  private final Transport plugin;
  private final PluginThreads threads;
  private final Circuit circuit;
  private final GuardLimits limits;

  GuardedTransport(
      String name, Transport plugin, PluginThreads threads, Circuit circuit, GuardLimits limits) {
    this.name = name;
    this.plugin = plugin;
    this.threads = threads;
    this.circuit = circuit;
    this.limits = limits;
  }

  @Override
  public Sending send(Rendered message) {
    if (!circuit.admits()) {
      return failed("resting");
    }
    try {
      return switch (outcome(() -> CheckedSending.of(plugin.send(message)), true)) {
        case Outcome.Returned<Sending>(Sending sending) -> noted(sending);
        case Outcome.Malformed<Sending> _ -> failed("transport-broken");
        case Outcome.Failed<Sending>(PluginFailure failure) -> broken("send", failure);
      };
    } catch (TimeoutException late) {
      note();
      return failed("timed-out");
    } catch (RejectedExecutionException busy) {
      return failed("busy");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return failed("interrupted");
    } catch (ExecutionException | OutOfMemoryError none) {
      return failed("no-memory");
    }
  }

  @Override
  public Optional<Report> report(Callback callback) {
    try {
      return switch (outcome(() -> CheckedSending.of(plugin.report(callback)), false)) {
        case Outcome.Returned<Optional<Report>>(Optional<Report> report) -> report;
        case Outcome.Malformed<Optional<Report>> _ -> Optional.empty();
        case Outcome.Failed<Optional<Report>>(PluginFailure failure) -> {
          LOG.warn("transport {} failed to read a report", name, failure);
          yield Optional.empty();
        }
      };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException
        | RejectedExecutionException
        | ExecutionException
        | OutOfMemoryError none) {
      LOG.warn("transport {} did not read a report: {}", name, none.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** To be called once, when nothing is in flight any more or has had its time. */
  @Override
  public void close() {
    try {
      Outcome<Boolean> closed =
          threads.run(
              () ->
                  Outcome.of(() -> {
                    plugin.close();
                    return true;
                  }),
              limits.call());
      if (closed instanceof Outcome.Failed<Boolean>(PluginFailure failure)) {
        LOG.warn("transport {} does not close", name, failure);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException
        | RejectedExecutionException
        | ExecutionException
        | OutOfMemoryError none) {
      LOG.warn("transport {} does not close: {}", name, none.getClass().getSimpleName());
    }
  }

  private <T> Outcome<T> outcome(Supplier<T> call, boolean sending)
      throws ExecutionException, InterruptedException, TimeoutException {
    return threads.call(() -> Outcome.of(call), sending ? limits.send() : limits.call());
  }

  private Sending noted(Sending sending) {
    // That it says what failed is no reason to rest: one recipient's server that is busy would
    // keep everybody else from getting their codes.
    if (circuit.returned()) {
      LOG.info("transport {} works again", name);
    }
    return sending;
  }

  private void note() {
    if (circuit.hung()) {
      LOG.warn("transport {} hung too often in a row, and rests for {}", name, limits.pause());
    }
  }

  private Sending broken(String call, PluginFailure failure) {
    LOG.warn("transport {} failed to {}", name, call, failure);
    return failed("transport-broken");
  }

  private static Sending failed(String reason) {
    return new Sending.Failed(Objects.requireNonNull(reason), Optional.empty());
  }
}
