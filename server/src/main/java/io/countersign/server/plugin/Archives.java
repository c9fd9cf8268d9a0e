package io.countersign.server.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugin archives in a folder. */
final class Archives {

  private static final Logger LOG = LoggerFactory.getLogger(Archives.class);

  private Archives() {}

  /** In the order of their names. Hidden files are passed over. */
  static List<Path> in(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Archives::isVisible).sorted().filter(Archives::isArchive).toList();
    } catch (IOException e) {
      throw UnusablePlugins.because(folder.toString(), "cannot be read as the plugin folder", e);
    }
  }

  /**
   * @throws IOException if it is damaged
   */
  static void checkReadable(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      LOG.debug("{} has {} entries", archive, zip.size());
    }
  }

  private static boolean isVisible(Path entry) {
    return !entry.getFileName().toString().startsWith(".");
  }

  private static boolean isArchive(Path entry) {
    String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean archive =
        Files.isRegularFile(entry) && (name.endsWith(".zip") || name.endsWith(".jar"));
    if (!archive) {
      LOG.warn("{} is no plugin archive and is passed over", entry);
    }
    return archive;
  }
}
