package io.countersign.server.plugin;

import io.countersign.application.delivery.LoadedTransport;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.domain.delivery.Transport;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a running plugin out of an archive. */
final class PluginLoader {

  private static final Logger LOG = LoggerFactory.getLogger(PluginLoader.class);

  private final PluginOptions options;
  private final WorkFolder work;
  private final InstantSource clock;

  PluginLoader(PluginOptions options, WorkFolder work, InstantSource clock) {
    this.options = options;
    this.work = work;
    this.clock = clock;
  }

  /** Somebody wrote to the archive while it was copied: it is not whole yet, or not any more. */
  static final class ChangedMeanwhile extends Exception {
    private static final long serialVersionUID = 1;
  }

  /**
   * @param stamp how the archive looked
   * @param conflict with what is there already, in words
   * @throws PluginRefused if anything is wrong with it; nothing of it is left then
   */
  RunningPlugin load(Path archive, Stamp stamp, Function<Claims, Optional<String>> conflict)
      throws PluginRefused, ChangedMeanwhile {
    String name = archive.getFileName().toString();
    try {
      Path own = work.create();
      try {
        CopiedArchive copy = CopiedArchive.of(archive, own);
        if (!Stamp.of(archive).equals(stamp)) {
          throw new ChangedMeanwhile();
        }
        return start(name, PluginRuntime.start(name, copy.opened(options.trust())), own, conflict);
      } catch (PluginRefused | ChangedMeanwhile | IOException | RuntimeException | Error e) {
        WorkFolder.delete(own);
        throw e;
      }
    } catch (IOException e) {
      throw PluginRefused.because(Reason.UNREADABLE, name, "cannot be read: " + e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("{} cannot be loaded", name, e);
      throw PluginRefused.because(Reason.DOES_NOT_START, name, "cannot be loaded: " + e);
    }
  }

  private RunningPlugin start(
      String name, PluginRuntime runtime, Path own, Function<Claims, Optional<String>> conflict)
      throws PluginRefused {
    Start start = new Start(name, runtime, own);
    try {
      return start.run(conflict);
    } catch (PluginRefused | RuntimeException | Error e) {
      start.undo();
      throw e;
    }
  }

  /** What has been made so far of one plugin. */
  private final class Start {

    private final String name;
    private final PluginRuntime runtime;
    private final PluginWrapper plugin;
    private final Path own;
    private final List<PluginThreads> threads = new ArrayList<>();
    private final List<GuardedTransport> carriers = new ArrayList<>();
    private final List<LoadedTransport> transports = new ArrayList<>();

    Start(String name, PluginRuntime runtime, Path own) {
      this.name = name;
      this.runtime = runtime;
      this.plugin = runtime.plugin();
      this.own = own;
    }

    RunningPlugin run(Function<Claims, Optional<String>> conflict) throws PluginRefused {
      PluginThreads first = threads("");
      Starting starting = new Starting(name, first, options.limits().start(), List.of());
      Brought brought = starting.call(() -> Brought.by(name, plugin.getPluginClassLoader()));
      Claims claims = brought.claims(plugin.getPluginId());
      Optional<String> taken = conflict.apply(claims);
      if (taken.isPresent()) {
        throw PluginRefused.because(Reason.DUPLICATE, name, taken.get());
      }
      Optional<RunningPlugin.Guarded> factor =
          brought.factor().isPresent()
              ? Optional.of(factor(brought.factor().get(), first))
              : Optional.empty();
      for (Brought.OfTransport transport : brought.transports()) {
        Map<String, String> settings = options.transports().get(transport.name());
        if (settings != null) {
          add(transport, settings);
        }
      }
      return new RunningPlugin(
          name,
          plugin.getDescriptor().getVersion(),
          claims,
          factor,
          List.copyOf(transports),
          List.copyOf(carriers),
          List.copyOf(threads),
          runtime,
          own);
    }

    private PluginThreads threads(String suffix) {
      PluginThreads made =
          new PluginThreads(
              plugin.getPluginId() + suffix,
              plugin.getPluginClassLoader(),
              options.limits().threads());
      threads.add(made);
      return made;
    }

    private RunningPlugin.Guarded factor(Brought.OfFactor brought, PluginThreads on)
        throws PluginRefused {
      Map<String, String> settings =
          options.factors().getOrDefault(brought.type().value(), Map.of());
      Factor made =
          new Starting(name, on, options.limits().start(), List.of(settings))
              .call(
                  "factors." + brought.type() + ".",
                  () ->
                      Objects.requireNonNull(
                          brought.provider().create(FactorConfig.of(settings)),
                          "its factor is null"));
      GuardedFactor guard =
          new GuardedFactor(brought.type(), made, on, circuit(), options.limits().call());
      return new RunningPlugin.Guarded(
          new LoadedFactor(
              brought.type(), plugin.getDescriptor().getVersion(), brought.traits(), guard),
          guard);
    }

    /** A transport waits for the network, so it has threads apart from those of the factor. */
    private void add(Brought.OfTransport brought, Map<String, String> settings)
        throws PluginRefused {
      PluginThreads on = threads("-" + brought.name());
      Transport made =
          new Starting(name, on, options.limits().start(), List.of(settings))
              .call(
                  "transports." + brought.name() + ".",
                  () ->
                      Objects.requireNonNull(
                          brought.provider().create(FactorConfig.of(settings)),
                          "its transport is null"));
      GuardedTransport guard =
          new GuardedTransport(brought.name(), made, on, circuit(), options.limits());
      carriers.add(guard);
      transports.add(new LoadedTransport(brought.name(), brought.channels(), guard));
    }

    private Circuit circuit() {
      return new Circuit(options.limits(), clock);
    }

    void undo() {
      carriers.forEach(GuardedTransport::close);
      threads.forEach(PluginThreads::close);
      runtime.stop();
    }
  }
}
