package io.countersign.server.plugin;

import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.fixture.SettableClock;
import io.countersign.domain.factor.ChallengeState;
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
      new GuardLimits(Duration.ofSeconds(20), Duration.ofMillis(100), 4, 3, Duration.ofSeconds(30));

  private final Path root;
  private final List<PluginFactors> loaded = new ArrayList<>();
  private final SettableClock clock = new SettableClock(NOON);
  private GuardLimits limits = GuardLimits.defaults();

  Host(Path root) {
    this.root = root;
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
    this.limits = limits;
    return this;
  }

  Host add(PluginJar plugin) {
    plugin.into(plugins());
    return this;
  }

  /** The archive that the build of the plugin made. */
  Host addTotp() {
    try (Stream<Path> built = Files.list(Path.of("target", "plugins"))) {
      Path archive =
          built.filter(name -> name.toString().contains("totp")).findFirst().orElseThrow();
      Files.copy(archive, plugins().resolve(archive.getFileName().toString()));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PluginFactors load() {
    return load(Map.of());
  }

  PluginFactors load(Map<String, Map<String, String>> settings) {
    PluginFactors factors = PluginFactors.load(plugins(), unpacked(), settings, limits, clock);
    loaded.add(factors);
    return factors;
  }

  LoadedFactor loadOnly(String type) {
    return load().find(new FactorType(type)).orElseThrow();
  }

  static Verification verify(Factor factor, Map<String, Object> response) {
    return factor.verify(
        new Credential(SecretBytes.none()), ChallengeState.none(), Fields.of(response), NOON);
  }

  @Override
  public void close() {
    loaded.forEach(PluginFactors::close);
  }
}
