package io.countersign.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is gone when it is closed. */
record ThrowAway(Path path) implements AutoCloseable {

  static ThrowAway directory() {
    try {
      return new ThrowAway(Files.createTempDirectory("countersign-demo-"));
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Override
  public void close() throws IOException {
    for (Path each : deepestFirst()) {
      Files.delete(each);
    }
  }

  private List<Path> deepestFirst() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
