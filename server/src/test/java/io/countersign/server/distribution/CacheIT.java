package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheIT {

  private static final Path BUILT = Path.of("target", "countersign");

  @TempDir private Path directory;

  @Test
  void a_cache_is_used_until_a_jar_is_replaced() throws Exception {
    Path installation = directory.resolve("countersign");
    copy(BUILT, installation);
    assertThat(whereMainCameFrom(installation)).contains("shared objects file");

    replaceTheServer(installation.resolve("lib"));

    assertThat(whereMainCameFrom(installation)).doesNotContain("shared objects file");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** By one that has something more in it. */
  private static void replaceTheServer(Path lib) throws IOException {
    try (Stream<Path> jars = Files.list(lib)) {
      Path server =
          jars.filter(jar -> jar.getFileName().toString().startsWith("countersign-server-"))
              .findFirst()
              .orElseThrow();
      try (FileSystem content = FileSystems.newFileSystem(server)) {
        Files.writeString(content.getPath("more.txt"), "more");
      }
    }
  }

  private String whereMainCameFrom(Path installation) throws Exception {
    Path classes = directory.resolve("classes.txt");
    ProcessBuilder builder =
        new ProcessBuilder("sh", installation.resolve("bin/countersign").toString(), "version");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("COUNTERSIGN_JAVA_OPTS", "-Xlog:class+load:file=" + classes);
    try (Running version = new Running(builder.start())) {
      assertThat(version.exitCode()).as("%s", version).isZero();
    }
    try (Stream<String> lines = Files.lines(classes)) {
      return lines
          .filter(line -> line.contains("io.countersign.server.Main "))
          .findFirst()
          .orElseThrow();
    }
  }
}
