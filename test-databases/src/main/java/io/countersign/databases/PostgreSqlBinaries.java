package io.countersign.databases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL.
 *
 * @param folder where {@code initdb} and {@code postgres} are
 */
record PostgreSqlBinaries(Path folder) {

  /** Names the folder of an installed PostgreSQL to use instead. */
  private static final String VARIABLE = DatabaseKind.POSTGRESQL.variable("BIN");

  private static final String ARCHIVE = "postgres-linux-x86_64.txz";

  static PostgreSqlBinaries find() {
    String named = System.getenv(VARIABLE);
    return new PostgreSqlBinaries(named == null ? unpacked().resolve("bin") : Path.of(named));
  }

  String program(String name) {
    return folder.resolve(name).toString();
  }

  private static Path unpacked() {
    try (JarFile jar = BinariesJar.with(ARCHIVE)) {
      return Cache.unpacked(BinariesJar.name(jar), folder -> unpack(jar, folder));
    } catch (IOException e) {
      throw new UncheckedIOException("could not unpack PostgreSQL", e);
    }
  }

  private static void unpack(JarFile jar, Path folder) throws IOException {
    Process tar =
        new ProcessBuilder("tar", "-x", "--no-same-owner", "-C", folder.toString())
            .redirectErrorStream(true)
            .start();
    try (InputStream archive = new XZInputStream(jar.getInputStream(jar.getEntry(ARCHIVE)));
        OutputStream files = tar.getOutputStream()) {
      archive.transferTo(files);
    }
    String said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tar.onExit().join().exitValue() != 0) {
      throw new IOException("tar failed: " + said);
    }
  }
}
