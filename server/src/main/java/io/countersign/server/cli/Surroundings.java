package io.countersign.server.cli;

import io.countersign.server.config.Config;
import io.countersign.server.config.ConfigSource;
import io.countersign.server.config.InvalidConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds where it runs.
 *
 * @param out for what was asked for
 * @param err for everything else
 * @param terminal whether a person looks at {@code out}
 * @param installation where the server is installed
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment,
    Path installation) {

  /** The configuration for a command that takes {@code --config} and {@code --data}. */
  Config config(Arguments arguments) throws InvalidConfig {
    return config(arguments, Map.of());
  }

  /**
   * @param overrides values by key that go before everything else
   */
  Config config(Arguments arguments, Map<String, String> overrides) throws InvalidConfig {
    Map<String, String> commandLine = new HashMap<>();
    arguments.value(Option.DATA).ifPresent(data -> commandLine.put("dataDirectory", data));
    commandLine.putAll(overrides);
    Optional<Path> file = arguments.value(Option.CONFIG).map(Path::of);
    return new ConfigSource(file, environment, commandLine, installation).read();
  }
}
