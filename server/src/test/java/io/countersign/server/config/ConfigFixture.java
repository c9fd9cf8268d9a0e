package io.countersign.server.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads configurations from what a test wrote. */
final class ConfigFixture {

  static final Path INSTALLATION = Path.of("installed");

  private ConfigFixture() {}

  static ConfigSource nothing() {
    return new ConfigSource(Optional.empty(), Map.of(), Map.of(), INSTALLATION);
  }

  static ConfigSource file(Path directory, String text) {
    try {
      Path file = Files.writeString(directory.resolve("countersign.yaml"), text);
      return new ConfigSource(Optional.of(file), Map.of(), Map.of(), INSTALLATION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ConfigSource environment(Map<String, String> variables) {
    return new ConfigSource(Optional.empty(), variables, Map.of(), INSTALLATION);
  }

  static List<String> problems(ConfigSource source) {
    return Objects.requireNonNull(catchThrowableOfType(InvalidConfig.class, source::read))
        .problems();
  }
}
