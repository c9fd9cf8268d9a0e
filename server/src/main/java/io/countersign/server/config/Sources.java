package io.countersign.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that somebody wrote: the command line over the environment over the file.
 *
 * @param problems gets what cannot be read
 */
record Sources(
    Map<String, String> commandLine,
    Map<String, String> environment,
    Map<String, Given> file,
    List<String> problems) {

  Optional<Given> given(Setting setting) {
    return Optional.ofNullable(commandLine.get(setting.key()))
        .map(text -> new Given(text, "command line"))
        .or(() -> variable(setting.variable()))
        .or(() -> Optional.ofNullable(file.get(setting.key())));
  }

  /** The value of a variable, or what is in the file that its {@code _FILE} sister names. */
  Optional<Given> variable(String name) {
    String text = environment.get(name);
    String path = environment.get(name + Variables.FILE);
    if (text != null && path != null) {
      problems.add(name + " and " + name + Variables.FILE + " exclude each other");
    }
    return text != null || path == null
        ? Optional.ofNullable(text).map(value -> new Given(value, name))
        : contentOf(path, name + Variables.FILE);
  }

  private Optional<Given> contentOf(String path, String variable) {
    try {
      return Optional.of(new Given(Files.readString(Path.of(path)).strip(), variable));
    } catch (IOException | IllegalArgumentException unreadable) {
      problems.add(variable + ": " + path + " cannot be read");
      return Optional.empty();
    }
  }
}
