package io.countersign.server.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the plugin archives, looked at again and again. What changed is told when two looks
 * in a row saw the same: nobody is in the middle of writing it, and what is missing is not about to
 * come back under the same name.
 */
final class PluginFolder {

  private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);
  private static final String SIGNATURE = ".sig";

  private final Path folder;
  private final Set<String> passedOver = new TreeSet<>();
  private final Map<String, Stamp> dealtWith = new HashMap<>();
  private Map<String, Stamp> last = Map.of();

  /**
   * @param changed archives that are new or others than they were, with how they look
   * @param gone the names of archives that are not there any more
   */
  record Changes(Map<String, Stamp> changed, Set<String> gone) {

    boolean isEmpty() {
      return changed.isEmpty() && gone.isEmpty();
    }
  }

  PluginFolder(Path folder) {
    this.folder = folder;
  }

  Path archive(String name) {
    return folder.resolve(name);
  }

  /**
   * Everything that is there, at the start.
   *
   * @throws IOException if the folder cannot be read
   */
  Changes all() throws IOException {
    last = stamps();
    return new Changes(new TreeMap<>(last), Set.of());
  }

  /**
   * @throws IOException if the folder cannot be read; that says nothing about what is in it
   */
  Changes look() throws IOException {
    Map<String, Stamp> now = stamps();
    Map<String, Stamp> changed = new TreeMap<>();
    now.forEach((name, stamp) -> {
      if (stamp.equals(last.get(name)) && !stamp.equals(dealtWith.get(name))) {
        changed.put(name, stamp);
      }
    });
    Set<String> gone = new TreeSet<>(dealtWith.keySet());
    gone.removeIf(name -> now.containsKey(name) || last.containsKey(name));
    last = now;
    return new Changes(changed, gone);
  }

  /** It is told again only when it has changed again. */
  void dealtWith(String name, Stamp stamp) {
    dealtWith.put(name, stamp);
  }

  void forget(String name) {
    dealtWith.remove(name);
  }

  /** In the order of their names. Hidden files are passed over. */
  private Map<String, Stamp> stamps() throws IOException {
    Map<String, Stamp> stamps = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        if (isArchive(entry)) {
          put(stamps, entry);
        }
      }
    }
    return stamps;
  }

  private static void put(Map<String, Stamp> stamps, Path archive) throws IOException {
    try {
      stamps.put(archive.getFileName().toString(), Stamp.of(archive));
    } catch (NoSuchFileException goneMeanwhile) {
      LOG.debug("{} is gone", archive);
    }
  }

  private boolean isArchive(Path entry) {
    String name = entry.getFileName().toString();
    String end = name.toLowerCase(Locale.ROOT);
    if (name.startsWith(".") || end.endsWith(SIGNATURE)) {
      return false;
    }
    boolean archive = (end.endsWith(".zip") || end.endsWith(".jar")) && Files.isRegularFile(entry);
    if (!archive && passedOver.add(name)) {
      LOG.warn("{} is no plugin archive and is passed over", entry);
    }
    return archive;
  }
}
