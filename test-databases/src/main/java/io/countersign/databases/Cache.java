package io.countersign.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Where programs stay unpacked from one run to the next. */
final class Cache {

  /** Writes into a folder that is empty. */
  @FunctionalInterface
  interface Unpacking {
    void into(Path folder) throws IOException;
  }

  private Cache() {}

  /**
   * The folder of this name, filled first if nobody has filled it yet. It appears at once with all
   * that belongs into it, so that a build that is killed leaves no half of it.
   */
  static synchronized Path unpacked(String name, Unpacking unpacking) {
    try {
      Path root = root();
      Path folder = root.resolve(name);
      try (FileChannel channel =
              FileChannel.open(
                  root.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!Files.isDirectory(folder)) {
          fill(root, folder, unpacking);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("could not unpack " + name, e);
    }
  }

  private static void fill(Path root, Path folder, Unpacking unpacking) throws IOException {
    Path unfinished = Folders.create(root, "unfinished-");
    try {
      unpacking.into(unfinished);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.delete(unfinished);
    }
  }

  private static Path root() throws IOException {
    Path root = Accounts.isRoot() ? sharedRoot() : ownRoot();
    Files.createDirectories(root);
    if (!Files.isWritable(root) || !Accounts.ownedByUs(root)) {
      throw new IOException(root + " belongs to somebody else");
    }
    Folders.open(root);
    return root;
  }

  /** Some accounts have no home, or one that is not theirs. */
  private static Path ownRoot() {
    Path home = Path.of(System.getProperty("user.home"));
    return Files.isDirectory(home) && Files.isWritable(home)
        ? home.resolve(".cache/countersign/test-databases")
        : temporary("-" + Accounts.uid());
  }

  /** Not in root's home: PostgreSQL runs as somebody else then, who may not look into it. */
  private static Path sharedRoot() {
    return temporary("");
  }

  private static Path temporary(String end) {
    return Path.of(System.getProperty("java.io.tmpdir"), "countersign-test-databases" + end);
  }
}
