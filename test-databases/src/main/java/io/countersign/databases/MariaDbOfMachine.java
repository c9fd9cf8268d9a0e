package io.countersign.databases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A MariaDB that is installed already, if it is one that Countersign supports. */
final class MariaDbOfMachine {

  /** Names the {@code mariadbd} to use, or says {@code bundled} to unpack one in any case. */
  private static final String VARIABLE = DatabaseKind.MARIADB.variable("BIN");

  private static final String BUNDLED = "bundled";

  private static final List<String> FOLDERS =
      List.of(
          "/usr/sbin",
          "/usr/bin",
          "/usr/libexec",
          "/usr/local/sbin",
          "/usr/local/bin",
          "/usr/local/libexec",
          "/usr/local/mariadb/bin",
          "/usr/local/mysql/bin");

  private static final Pattern VERSION = Pattern.compile("Ver (\\d+)\\.(\\d+)\\.\\d+-MariaDB");

  private MariaDbOfMachine() {}

  static Optional<MariaDbBinaries> find() {
    String named = System.getenv(VARIABLE);
    if (named == null) {
      return Stream.concat(path(), FOLDERS.stream())
          .map(folder -> Path.of(folder, "mariadbd"))
          .filter(Files::isExecutable)
          .filter(MariaDbOfMachine::isSupported)
          .flatMap(server -> around(server).stream())
          .findFirst();
    }
    return named.equals(BUNDLED) ? Optional.empty() : Optional.of(named(Path.of(named)));
  }

  private static MariaDbBinaries named(Path server) {
    return around(server)
        .orElseThrow(() ->
            new IllegalStateException(
                "no mariadb-install-db and my_print_defaults belong to " + server));
  }

  private static Stream<String> path() {
    return Pattern.compile(":")
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .filter(folder -> folder.startsWith("/"));
  }

  private static boolean isSupported(Path server) {
    Matcher said = VERSION.matcher(version(server));
    if (!said.find()) {
      return false;
    }
    int major = Integer.parseInt(said.group(1));
    return major > 10 || (major == 10 && Integer.parseInt(said.group(2)) >= 11);
  }

  private static String version(Path server) {
    try {
      return Commands.run(Path.of("/"), List.of(server.toString(), "--no-defaults", "--version"));
    } catch (IllegalStateException _) {
      return "";
    }
  }

  private static Optional<MariaDbBinaries> around(Path server) {
    Path base = server.toAbsolutePath().resolve("../..").normalize();
    return Stream.of("bin", "scripts", "sbin")
        .map(folder -> base.resolve(folder).resolve("mariadb-install-db"))
        .filter(Files::isExecutable)
        .filter(_ -> Files.isExecutable(base.resolve("bin/my_print_defaults"))) // it needs this
        .findFirst()
        .map(installer -> new MariaDbBinaries(server, installer, base));
  }
}
