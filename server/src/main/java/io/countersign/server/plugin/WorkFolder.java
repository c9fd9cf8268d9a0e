package io.countersign.server.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where archives are copied to and unpacked, so that the folder of plugins may be read-only and an
 * archive may be overwritten while its classes are in use. One per process; those that killed
 * processes left are removed.
 */
final class WorkFolder implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("((\\d{1,18})-\\d+)-\\d+");

  private final Path folder;

  private WorkFolder(Path folder) {
    this.folder = folder;
  }

  static WorkFolder under(Path parent) {
    try {
      Files.createDirectories(parent);
      for (Path left : list(parent)) {
        if (isOfDeadProcess(left)) {
          delete(left);
        }
      }
      return new WorkFolder(Files.createTempDirectory(parent, name(ProcessHandle.current()) + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack plugins under " + parent, e);
    }
  }

  /** A process id alone comes back, in a container always as the same one. */
  private static String name(ProcessHandle process) {
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + "-" + started;
  }

  private static boolean isOfDeadProcess(Path folder) {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    return name.matches()
        && ProcessHandle.of(Long.parseLong(name.group(2)))
            .filter(owner -> name(owner).equals(name.group(1)))
            .isEmpty();
  }

  Path path() {
    return folder;
  }

  /** A new one within, which nobody else writes to. */
  Path create() throws IOException {
    return Files.createTempDirectory(folder, "");
  }

  @Override
  public void close() {
    try {
      if (Files.exists(folder)) {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  static void delete(Path root) throws IOException {
    try (Stream<Path> entries = Files.walk(root)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    }
  }
}
