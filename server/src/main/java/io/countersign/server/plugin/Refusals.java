package io.countersign.server.plugin;

import io.countersign.application.factor.RefusedPlugin;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The archives that are not used now, and how often some were not. */
final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private record Refusal(RefusedPlugin told, PluginRefused why, Stamp stamp) {}

  private final SequencedMap<String, Refusal> refusals = new TreeMap<>();
  private final Map<Reason, Integer> counts = new ConcurrentHashMap<>();
  private volatile List<RefusedPlugin> told = List.of();

  /**
   * @param inPlace what runs on instead
   * @return whether that is new: else it was looked at again only because something else changed
   */
  boolean add(
      String archive,
      Stamp stamp,
      PluginRefused why,
      Optional<RunningPlugin> inPlace,
      Instant now) {
    Refusal before = refusals.get(archive);
    boolean known =
        before != null
            && before.stamp().equals(stamp)
            && before.why().problems().equals(why.problems());
    if (known) {
      return false;
    }
    Optional<String> version = inPlace.map(RunningPlugin::version);
    RefusedPlugin refused = new RefusedPlugin(archive, why.reason().label(), now, version);
    refusals.put(archive, new Refusal(refused, why, stamp));
    counts.merge(why.reason(), 1, Integer::sum);
    publish();
    LOG.warn(
        "plugin archive {} is not used ({}): {}{}",
        archive,
        why.reason().label(),
        why.getMessage(),
        version.map(running -> "; version " + running + " stays in use").orElse(""));
    return true;
  }

  void remove(String archive) {
    refusals.remove(archive);
    publish();
  }

  private void publish() {
    told = refusals.values().stream().map(Refusal::told).toList();
  }

  /** In the order of their names. */
  List<RefusedPlugin> told() {
    return told;
  }

  /** Why those of one kind are not used. */
  Collection<String> problems(Reason reason) {
    return refusals.values().stream()
        .filter(refusal -> refusal.why().reason() == reason)
        .flatMap(refusal -> refusal.why().problems().stream())
        .toList();
  }

  /** Those that another plugin stands in the way of. */
  Map<String, Stamp> duplicates() {
    Map<String, Stamp> duplicates = new TreeMap<>();
    refusals.forEach((archive, refusal) -> {
      if (refusal.why().reason() == Reason.DUPLICATE) {
        duplicates.put(archive, refusal.stamp());
      }
    });
    return duplicates;
  }

  /** How often there was this reason since the start. */
  int count(Reason reason) {
    return counts.getOrDefault(reason, 0);
  }
}
