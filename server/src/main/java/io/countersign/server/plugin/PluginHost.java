package io.countersign.server.plugin;

import io.countersign.application.delivery.Transports;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.PluginNews;
import io.countersign.application.factor.RefusedPlugin;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads what the archives in the plugin folder bring, each in a world of its own, and follows what
 * becomes of the archives. What is wrong with one of them keeps nothing else from running.
 */
public final class PluginHost implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

  private final PluginOptions options;
  private final InstantSource clock;
  private final WorkFolder work;
  private final PluginFolder folder;
  private final PluginLoader loader;
  private final Retirement retirement;
  private final Refusals refusals = new Refusals();
  private final Untold untold = new Untold();
  private volatile Loaded loaded = Loaded.NOTHING;
  private boolean unreadable;

  private PluginHost(PluginOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
    this.work = WorkFolder.under(options.unpacked());
    this.folder = new PluginFolder(options.folder());
    this.loader = new PluginLoader(options, work, clock);
    this.retirement = new Retirement(options.limits());
  }

  /**
   * Loads every zip and jar in the folder that can be loaded.
   *
   * @param clock tells when a plugin that hung is asked again, and when one that was replaced goes
   * @throws UnusablePlugins if the folder cannot be read, or settings of plugins are wrong, all of
   *     them named
   */
  public static PluginHost load(PluginOptions options, InstantSource clock) {
    PluginHost host = new PluginHost(options, clock);
    try {
      host.begin();
      return host;
    } catch (RuntimeException e) {
      host.close();
      throw e;
    }
  }

  private synchronized void begin() {
    try {
      update(folder.all());
    } catch (IOException e) {
      throw new UnusablePlugins(
          List.of(options.folder() + " cannot be read as the plugin folder: " + e));
    }
    List<String> problems = new ArrayList<>(refusals.problems(Reason.INVALID_SETTINGS));
    problems.addAll(new UnusedSettings(options, loaded, !refusals.told().isEmpty()).problems());
    if (!problems.isEmpty()) {
      throw new UnusablePlugins(problems);
    }
  }

  /**
   * Looks at the folder again. An archive that is new or has changed is loaded once two looks saw
   * it in the same state; the version before goes on until then, and stays if the new one cannot be
   * used.
   */
  public synchronized void look() {
    retirement.sweep(clock.instant());
    try {
      PluginFolder.Changes changes = folder.look();
      unreadable = false;
      if (!changes.isEmpty()) {
        update(changes);
      }
    } catch (IOException e) {
      if (!unreadable) { // once, not every second
        LOG.warn("the plugin folder {} cannot be read; all plugins stay", options.folder(), e);
      }
      unreadable = true;
    }
  }

  private void update(PluginFolder.Changes changes) {
    Map<String, RunningPlugin> next = new TreeMap<>(loaded.plugins());
    for (String gone : changes.gone()) {
      next.remove(gone);
      refusals.remove(gone);
      folder.forget(gone);
    }
    Map<String, Stamp> due = new TreeMap<>(refusals.duplicates());
    due.putAll(changes.changed());
    while (!due.isEmpty() && loadAll(due, next)) {
      due = refusals.duplicates(); // what stood in their way may have gone
    }
    publish(new Loaded(next));
  }

  /**
   * @return whether anything was loaded
   */
  private boolean loadAll(Map<String, Stamp> due, Map<String, RunningPlugin> next) {
    boolean any = false;
    for (Map.Entry<String, Stamp> each : due.entrySet()) {
      any |= load(each.getKey(), each.getValue(), next);
    }
    return any;
  }

  private boolean load(String archive, Stamp stamp, Map<String, RunningPlugin> next) {
    try {
      RunningPlugin plugin =
          loader.load(
              folder.archive(archive), stamp, claims -> Loaded.conflict(next, archive, claims));
      next.put(archive, plugin);
      refusals.remove(archive);
      folder.dealtWith(archive, stamp);
      LOG.info("plugin loaded: {}", plugin);
      untold.add(plugin.news());
      return true;
    } catch (PluginRefused why) {
      if (!Thread.currentThread().isInterrupted()) { // else the host is closing
        Optional<RunningPlugin> inPlace = Optional.ofNullable(next.get(archive));
        if (refusals.add(archive, stamp, why, inPlace, clock.instant())) {
          untold.add(new PluginNews.Failed(archive, why.reason().label()));
        }
        folder.dealtWith(archive, stamp);
      }
    } catch (PluginLoader.ChangedMeanwhile stillWritten) {
      LOG.debug("{} changes while it is read", archive);
    }
    return false;
  }

  private void publish(Loaded next) {
    Loaded before = loaded;
    loaded = next;
    for (RunningPlugin dropped : before.without(next)) {
      LOG.info("plugin retired: {}", dropped);
      retirement.add(dropped, clock.instant());
    }
    new UnusedSettings(options, next, true).warnings().forEach(LOG::warn);
  }

  Loaded loaded() {
    return loaded;
  }

  /** The factors of the plugins that run at the time of each call. */
  public Factors factors() {
    return new PluginFactors(this);
  }

  /** The transports of the plugins that run at the time of each call. */
  public Transports transports() {
    return new PluginTransports(this, options.order());
  }

  /** The archives that are there and not used, in the order of their names. */
  public List<RefusedPlugin> refused() {
    return refusals.told();
  }

  /**
   * Hands over what became of plugins since the last time, if anything did.
   *
   * @param teller whatever it throws, it is given the same again the next time
   */
  public void tell(Consumer<List<PluginNews>> teller) {
    untold.tell(teller);
  }

  /** How many plugins run. */
  public int running() {
    return loaded.plugins().size();
  }

  /** How many were replaced or removed, and are about to go. */
  public int retiring() {
    return retirement.size();
  }

  /** How many archives were not used for this reason since the start. */
  public int refusals(Reason reason) {
    return refusals.count(reason);
  }

  /** Stops every plugin, whatever the others do. To be called when no request is in flight. */
  @Override
  public synchronized void close() {
    Loaded last = loaded;
    loaded = Loaded.NOTHING;
    last.plugins().values().forEach(Retirement::unload);
    retirement.unloadAll();
    work.close();
  }
}
