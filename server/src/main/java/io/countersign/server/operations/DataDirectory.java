package io.countersign.server.operations;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The directory of everything that the server keeps: nobody else's business. */
public final class DataDirectory {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("------rwx");

  private DataDirectory() {}

  /**
   * Makes the directory if there is none.
   *
   * @throws UnusableDirectory if it is not ours alone, or cannot be made
   */
  public static void prepare(Path directory) {
    try {
      if (!Files.exists(directory)) {
        make(directory.toAbsolutePath());
      }
      check(directory);
    } catch (IOException failure) {
      throw new UnusableDirectory(
          "the data directory " + directory + " cannot be used: " + failure);
    }
  }

  private static void make(Path directory) throws IOException {
    Files.createDirectories(directory.getParent());
    if (posix()) {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } else {
      Files.createDirectory(directory);
    }
  }

  private static void check(Path directory) throws IOException {
    if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
      throw new UnusableDirectory(
          "the data directory " + directory + " is not a directory that can be written to");
    }
    if (posix()) {
      Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
      open.retainAll(Files.getPosixFilePermissions(directory));
      if (!open.isEmpty()) {
        throw new UnusableDirectory(
            "the data directory "
                + directory
                + " is open to everybody: run chmod 700 "
                + directory);
      }
    }
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
