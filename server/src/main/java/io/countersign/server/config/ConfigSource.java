package io.countersign.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a configuration comes from: the command line over the environment over the file over the
 * defaults.
 *
 * @param file a YAML file
 * @param environment the environment variables of the process
 * @param commandLine values by key, for example {@code dataDirectory}
 * @param installation where the server is installed
 */
public record ConfigSource(
    Optional<Path> file,
    Map<String, String> environment,
    Map<String, String> commandLine,
    Path installation) {

  /**
   * @throws InvalidConfig if anything in it is unknown or out of range, all of it named
   */
  public Config read() throws InvalidConfig {
    List<String> problems = new ArrayList<>();
    Map<String, Given> given = file.map(path -> SettingsFile.read(path, problems)).orElse(Map.of());
    Settings settings = new Settings(new Sources(commandLine, environment, given, problems));
    Config config = Config.read(settings, installation);
    settings.check();
    return config;
  }
}
