package io.countersign.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** What the JDK leaves to do about folders. */
final class Folders {

  /** For a file that nobody but its owner may read. */
  static final FileAttribute<?> SECRET =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private Folders() {}

  /** A new folder below {@code parent} that other users may look into. */
  static Path create(Path parent, String prefix) throws IOException {
    Path folder = Files.createTempDirectory(parent, prefix);
    open(folder);
    return folder;
  }

  static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Deletes a folder with all that is in it, also while somebody else does so. */
  static void delete(Path folder) {
    try {
      for (Path found : deepestFirst(folder)) {
        Files.deleteIfExists(found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not delete " + folder, e);
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.toList().reversed();
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }
}
