package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the example of a plugin as a newcomer does: a copy of the folder, Maven, and our artifacts
 * in a repository. It is one of its own, in front of the user's, into which nothing is installed.
 */
final class ExampleBuild {

  private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();
  private static final String VERSION = "0.1.0-SNAPSHOT";

  private final Path root;
  private final Path repository;

  ExampleBuild(Path root) {
    this.root = root;
    this.repository = root.resolve("repository");
  }

  /** Compiled against the built SPI, and tested with the conformance kit. */
  Path archive() throws IOException, InterruptedException {
    publish("countersign-parent", SOURCES);
    publish("countersign-domain", SOURCES.resolve("domain"));
    publish("countersign-factor-plugins", SOURCES.resolve("factor-plugins"));
    publish("countersign-factor-contracts", SOURCES.resolve("factor-plugins/contracts"));
    Path example = copyOf(SOURCES.resolve("examples/factor-plugin"));
    build(example);
    assertThat(reports(example)).contains("HotpFactorTest.txt").contains("AppendixDTest.txt");
    return example.resolve("target/hotp.jar");
  }

  private void publish(String artifact, Path module) throws IOException {
    Path folder = repository.resolve("io/countersign").resolve(artifact).resolve(VERSION);
    Files.createDirectories(folder);
    String name = artifact + "-" + VERSION;
    Files.copy(module.resolve("pom.xml"), folder.resolve(name + ".pom"));
    Path jar = module.resolve("target").resolve(name + ".jar");
    if (Files.exists(jar)) {
      Files.copy(jar, folder.resolve(name + ".jar"));
    }
  }

  private Path copyOf(Path example) throws IOException {
    Path copy = root.resolve("my-factor");
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = example.relativize(file);
        if (!relative.startsWith("target")) {
          Files.createDirectories(copy.resolve(relative).getParent());
          Files.copy(file, copy.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return copy;
  }

  private void build(Path example) throws IOException, InterruptedException {
    Path log = root.resolve("maven.log");
    ProcessBuilder maven =
        new ProcessBuilder(
                "sh",
                SOURCES.resolve("mvnw").toString(),
                "-B",
                "-f",
                example.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + repository,
                "-Dmaven.repo.local.tail=" + System.getProperty("countersign.repository"),
                "package")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    maven.environment().remove("MAVEN_OPTS");
    assertThat(maven.start().waitFor()).as(() -> lines(log)).isZero();
  }

  private static String lines(Path log) {
    try {
      return String.join("\n", Files.readAllLines(log));
    } catch (IOException none) {
      return none.toString();
    }
  }

  private static String reports(Path example) throws IOException {
    try (Stream<Path> reports = Files.list(example.resolve("target/surefire-reports"))) {
      List<String> names = reports.map(Path::toString).toList();
      return String.join("\n", names);
    }
  }
}
