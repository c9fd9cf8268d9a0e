package io.countersign.server.plugin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugins that were replaced or removed. For a grace they still take calls, from those who had
 * found them before; then they take no further ones, and are unloaded when nobody waits for them
 * any more.
 */
final class Retirement {

  private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

  private record Retired(RunningPlugin plugin, Instant since) {}

  private final GuardLimits limits;
  private final List<Retired> retired = new ArrayList<>();
  private final AtomicInteger size = new AtomicInteger();

  Retirement(GuardLimits limits) {
    this.limits = limits;
  }

  void add(RunningPlugin plugin, Instant now) {
    retired.add(new Retired(plugin, now));
    size.set(retired.size());
  }

  /** Asked by anybody at any time; everything else is the host's alone. */
  int size() {
    return size.get();
  }

  /** Unloads whatever has had its time. */
  void sweep(Instant now) {
    for (Iterator<Retired> all = retired.iterator(); all.hasNext(); ) {
      Retired next = all.next();
      Duration age = Duration.between(next.since(), now);
      if (age.compareTo(limits.grace()) >= 0) {
        next.plugin().leave();
        if (next.plugin().idle() || age.compareTo(limits.grace().plus(longestCall())) >= 0) {
          all.remove();
          unload(next.plugin());
        }
      }
    }
    size.set(retired.size());
  }

  private Duration longestCall() {
    return limits.send().compareTo(limits.call()) > 0 ? limits.send() : limits.call();
  }

  void unloadAll() {
    retired.forEach(each -> unload(each.plugin()));
    retired.clear();
  }

  static void unload(RunningPlugin plugin) {
    try {
      plugin.unload();
      LOG.info("plugin unloaded: {}", plugin);
    } catch (RuntimeException e) {
      LOG.warn("plugin {} does not stop", plugin, e);
    }
  }
}
