package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Secrets of a run, to be looked for in everything that it left behind. */
final class Canaries {

  private final Set<String> secrets = new LinkedHashSet<>();

  /** Also without the dashes that a person reads. */
  void secret(String secret) {
    secrets.add(secret);
    secrets.add(secret.replace("-", ""));
  }

  /**
   * @param log everything that was printed, at the level debug; the admin key is printed once
   */
  void assertNowhere(String log, Path data, String answers) throws IOException {
    assertThat(secrets).hasSizeGreaterThan(20);
    String printed = log.lines().filter(line -> !line.contains("csk_")).toList().toString();
    List<byte[]> files = files(data);
    assertThat(files)
        .as("what is not secret is found")
        .anyMatch(file -> text(file).contains("ada"));
    for (String secret : secrets) {
      assertThat(printed).doesNotContainIgnoringCase(secret);
      assertThat(answers).doesNotContainIgnoringCase(secret);
      for (byte[] file : files) {
        assertThat(text(file)).doesNotContainIgnoringCase(secret);
      }
    }
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  private static List<byte[]> files(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !path.toString().contains("plugins"))
          .map(Canaries::bytes)
          .toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
