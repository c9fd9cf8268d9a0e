package io.countersign.crypto.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

/**
 * A file that is replaced as a whole: whenever the machine stops, it is the old one or the new one.
 */
final class DurableFile {

  /** A file lock excludes other processes, and fails on threads of this one. */
  private static final Object THIS_PROCESS = new Object();

  private DurableFile() {}

  /** Runs {@code change} while nobody else, on any node that shares the folder, changes it. */
  static <T> T changing(Path file, FileWork<T> change) throws IOException {
    // beside it, because a lock on the file itself would go away with the old file
    Path lock = beside(file, ".lock");
    synchronized (THIS_PROCESS) {
      try (FileChannel channel =
              FileChannel.open(
                  lock,
                  Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                  OwnerOnly.attributes(lock));
          FileLock _ = channel.lock()) {
        return change.run();
      }
    }
  }

  /** To be called from within {@link #changing} only. */
  static void replace(Path file, String content) throws IOException {
    Path draft = beside(file, ".new");
    Files.deleteIfExists(draft); // of somebody who was killed
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.attributes(draft))) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(file);
  }

  private static void syncFolder(Path file) throws IOException {
    if (OwnerOnly.isPosix(file)) {
      try (FileChannel folder = FileChannel.open(folder(file), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
