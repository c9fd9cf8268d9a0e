package io.countersign.server.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A copy of an archive where only this process writes: what is checked is what is loaded, whatever
 * happens to the file in the plugin folder meanwhile.
 *
 * @param name of the file in the plugin folder
 * @param own the folder of the copy
 */
record CopiedArchive(String name, Path own) {

  private static final int BUFFER = 16 * 1024;
  private static final int MORE_THAN_A_SIGNATURE = 1024;

  /**
   * Copies an archive, and the signature beside it if there is one.
   *
   * @param own an empty folder
   */
  static CopiedArchive of(Path archive, Path own) throws IOException, PluginRefused {
    CopiedArchive copy = new CopiedArchive(archive.getFileName().toString(), own);
    copy.copyArchive(archive);
    Path signature = Trust.signatureOf(archive);
    if (Files.isRegularFile(signature)) {
      try (InputStream in = Files.newInputStream(signature)) {
        Files.write(Trust.signatureOf(copy.archive()), in.readNBytes(MORE_THAN_A_SIGNATURE));
      }
    }
    return copy;
  }

  private void copyArchive(Path archive) throws IOException, PluginRefused {
    byte[] buffer = new byte[BUFFER];
    long copied = 0;
    try (InputStream in = Files.newInputStream(archive);
        OutputStream out = Files.newOutputStream(archive())) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        copied += read;
        if (copied > CheckedArchive.MOST_PACKED) {
          throw PluginRefused.because(
              Reason.TOO_LARGE,
              name,
              "is larger than " + (CheckedArchive.MOST_PACKED >> 20) + " MiB");
        }
        out.write(buffer, 0, read);
      }
    }
  }

  Path archive() {
    return own.resolve(name);
  }

  /**
   * Checks who signed it and what is in it, and unpacks it unless it is a jar, which is used as it
   * is.
   *
   * @return what PF4J starts
   */
  Path opened(Trust trust) throws IOException, PluginRefused {
    trust.check(name, archive(), Trust.signatureOf(archive()));
    if (name.toLowerCase(Locale.ROOT).endsWith(".jar")) {
      CheckedArchive.check(name, archive());
      return archive();
    }
    Path unpacked = Files.createDirectory(own.resolve("unpacked"));
    CheckedArchive.unpack(name, archive(), unpacked);
    Files.delete(archive());
    return unpacked;
  }
}
