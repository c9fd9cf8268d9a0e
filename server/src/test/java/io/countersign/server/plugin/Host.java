package io.countersign.server.plugin;

import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.fixture.SettableClock;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A plugin folder and what a test loads from it. */
final class Host implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final GuardLimits QUICK =
      new GuardLimits(
          Duration.ofSeconds(20),
          Duration.ofMillis(100),
          Duration.ofMillis(100),
          4,
          3,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10));

  private final Path root;
  private final List<PluginHost> loaded = new ArrayList<>();
  private final SettableClock clock = new SettableClock(NOON);
  private PluginOptions options;

  Host(Path root) {
    this.root = root;
    this.options = PluginOptions.of(plugins(), unpacked());
    try {
      Files.createDirectories(plugins());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path plugins() {
    return root.resolve("plugins");
  }

  Path unpacked() {
    return root.resolve("unpacked");
  }

  SettableClock clock() {
    return clock;
  }

  Host within(GuardLimits limits) {
    return with(options.watch(), options.trust(), options.factors(), options.transports(), limits);
  }

  Host unwatched() {
    return with(false, options.trust(), options.factors(), options.transports(), options.limits());
  }

  Host trusting(Trust trust) {
    return with(options.watch(), trust, options.factors(), options.transports(), options.limits());
  }

  Host telling(String factor, Map<String, String> settings) {
    return with(
        options.watch(),
        options.trust(),
        Map.of(factor, settings),
        options.transports(),
        options.limits());
  }

  /** The transports that are told something are made. */
  Host carrying(Map<String, Map<String, String>> transports) {
    return with(options.watch(), options.trust(), options.factors(), transports, options.limits());
  }

  private Host with(
      boolean watch,
      Trust trust,
      Map<String, Map<String, String>> factors,
      Map<String, Map<String, String>> transports,
      GuardLimits limits) {
    options =
        new PluginOptions(
            plugins(), unpacked(), watch, trust, factors, transports, options.order(), limits);
    return this;
  }

  Host ordering(Map<Channel, List<String>> order) {
    options =
        new PluginOptions(
            plugins(),
            unpacked(),
            options.watch(),
            options.trust(),
            options.factors(),
            options.transports(),
            order,
            options.limits());
    return this;
  }

  Host add(PluginJar plugin) {
    plugin.into(plugins());
    return this;
  }

  Host addTotp() {
    return addBuilt("totp");
  }

  /** The archive that the build of the plugin made. */
  Host addBuilt(String plugin) {
    try (Stream<Path> built = Files.list(Path.of("target", "plugins"))) {
      Path archive =
          built
              .filter(name -> name.toString().contains("-factor-" + plugin + "-"))
              .findFirst()
              .orElseThrow();
      Files.copy(archive, plugins().resolve(archive.getFileName().toString()));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PluginHost load() {
    PluginHost host = PluginHost.load(options, clock);
    loaded.add(host);
    return host;
  }

  LoadedFactor loadOnly(String type) {
    return load().factors().find(new FactorType(type)).orElseThrow();
  }

  static Verification verify(Factor factor, Map<String, Object> response) {
    return factor.verify(
        new Credential(SecretBytes.none()), ChallengeState.none(), Fields.of(response), NOON);
  }

  @Override
  public void close() {
    loaded.forEach(PluginHost::close);
  }
}
