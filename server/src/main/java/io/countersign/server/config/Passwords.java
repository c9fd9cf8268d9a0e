package io.countersign.server.config;

import io.countersign.domain.factor.SecretBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passwords that are no settings. They are never on a command line, where everybody sees them. */
public final class Passwords {

  private Passwords() {}

  /**
   * Reads one from a file, or else as settings are from the environment: from the variable, or from
   * the file that its {@code _FILE} sister names.
   *
   * @param option how the file was named
   * @param file as it was named, if it was
   * @param variable without {@code COUNTERSIGN_}
   * @throws InvalidConfig if it cannot be read, or is empty
   */
  public static Optional<SecretBytes> read(
      String option, Optional<String> file, String variable, Map<String, String> environment)
      throws InvalidConfig {
    List<String> problems = new ArrayList<>();
    Map<String, String> variables = new HashMap<>(environment);
    String name = file.isPresent() ? option : Variables.PREFIX + variable;
    file.ifPresent(path -> variables.put(option + Variables.FILE, path));
    Optional<SecretBytes> password =
        new Sources(Map.of(), variables, Map.of(), problems)
            .variable(name)
            .flatMap(given -> parse(given, problems));
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return password;
  }

  private static Optional<SecretBytes> parse(Given given, List<String> problems) {
    if (given.text().isEmpty()) {
      problems.add(given.source() + ": it is empty");
      return Optional.empty();
    }
    return Optional.of(Kinds.secret().parser().parse(given.text()));
  }
}
