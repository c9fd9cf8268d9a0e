package io.countersign.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Who runs a server: the one who runs the tests, unless the server refuses that one. */
final class Accounts {

  /** The account "nobody", everywhere. */
  private static final int NOBODY = 65_534;

  private static final boolean ROOT = uid() == 0;

  private Accounts() {}

  static boolean isRoot() {
    return ROOT;
  }

  static boolean ownedByUs(Path file) {
    return uid(file) == uid();
  }

  /** Who runs this JVM. */
  static int uid() {
    return uid(Path.of("/proc/self"));
  }

  /** The command, run by somebody who is not root. */
  static List<String> unprivileged(List<String> command) {
    if (!ROOT) {
      return command;
    }
    List<String> change =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
    return Stream.concat(change.stream(), command.stream()).toList();
  }

  /** Gives a file to whom {@link #unprivileged} commands run as. */
  static void giveAway(Path file) throws IOException {
    if (ROOT) {
      Files.setAttribute(file, "unix:uid", NOBODY);
      Files.setAttribute(file, "unix:gid", NOBODY);
    }
  }

  private static int uid(Path file) {
    try {
      return (Integer) Files.getAttribute(file, "unix:uid");
    } catch (IOException e) {
      throw new IllegalStateException("who owns " + file + "? A Linux is needed here", e);
    }
  }
}
