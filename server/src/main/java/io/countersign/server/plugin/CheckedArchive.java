package io.countersign.server.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads an archive whole before anything of it is used: every entry has a harmless name, is a plain
 * file, is undamaged, and all together are not too large.
 */
final class CheckedArchive {

  static final long MOST_PACKED = 128L * 1024 * 1024;
  static final long MOST_UNPACKED = 256L * 1024 * 1024;
  static final int MOST_ENTRIES = 50_000;

  private static final int BUFFER = 16 * 1024;
  private static final int LONGEST_NAME = 512;

  /** A drive, a backslash, a control character: nothing that a plugin's file needs. */
  private static final Pattern ODD = Pattern.compile("[\\\\:\\p{Cntrl}]");

  private final String name;
  private final Path file;
  private final byte[] buffer = new byte[BUFFER];
  private long unpacked;

  private CheckedArchive(String name, Path file) {
    this.name = name;
    this.file = file;
  }

  /**
   * @param name for the refusal
   * @throws PluginRefused if it is not to be used
   */
  static void check(String name, Path file) throws PluginRefused {
    CheckedArchive archive = new CheckedArchive(name, file);
    archive.all((_, _) -> OutputStream.nullOutputStream());
  }

  /**
   * Unpacks it while checking.
   *
   * @param into an empty folder
   */
  static void unpack(String name, Path file, Path into) throws PluginRefused {
    CheckedArchive archive = new CheckedArchive(name, file);
    archive.all((entry, folder) -> {
      Path target = into.resolve(entry).normalize();
      if (!target.startsWith(into)) { // what the names are checked for already
        throw new ZipException(entry + " leads out of the archive");
      }
      if (folder) {
        Files.createDirectories(target);
        return OutputStream.nullOutputStream();
      }
      Files.createDirectories(target.getParent());
      return Files.newOutputStream(target);
    });
  }

  @FunctionalInterface
  private interface Place {
    OutputStream open(String entry, boolean folder) throws IOException;
  }

  private void all(Place place) throws PluginRefused {
    try {
      checkNames(CentralDirectory.of(file));
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry :
            (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
          try (InputStream in = zip.getInputStream(entry);
              OutputStream out = place.open(entry.getName(), entry.isDirectory())) {
            copy(entry, in, out);
          }
        }
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw PluginRefused.because(
          Reason.UNREADABLE, name, "is no readable archive: " + damaged.getMessage());
    }
  }

  private void checkNames(List<CentralDirectory.Entry> entries) throws PluginRefused {
    if (entries.size() > MOST_ENTRIES) {
      throw tooLarge("has more than " + MOST_ENTRIES + " entries");
    }
    if (entries.stream().mapToLong(CentralDirectory.Entry::size).sum() > MOST_UNPACKED) {
      throw tooLarge();
    }
    Set<String> seen = new HashSet<>();
    for (CentralDirectory.Entry entry : entries) {
      String shown = Plain.text(entry.name(), 100);
      if (isUnsafe(entry.name())) {
        throw unsafe("has the entry " + shown + ", which leads out of the archive");
      }
      if (!entry.plain()) {
        throw unsafe("has the entry " + shown + ", which is a link or no plain file");
      }
      if (entry.encrypted() || !seen.add(entry.name().toLowerCase(Locale.ROOT))) {
        throw unsafe("has the entry " + shown + " twice, or encrypted");
      }
    }
  }

  private static boolean isUnsafe(String entry) {
    return entry.isEmpty()
        || entry.length() > LONGEST_NAME
        || entry.startsWith("/")
        || ODD.matcher(entry).find()
        || List.of(entry.split("/", -1)).contains("..");
  }

  /** What an entry says about its size may be wrong. */
  private void copy(ZipEntry entry, InputStream in, OutputStream out)
      throws IOException, PluginRefused {
    CRC32 checksum = new CRC32();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      unpacked += read;
      if (unpacked > MOST_UNPACKED) {
        throw tooLarge();
      }
      checksum.update(buffer, 0, read);
      out.write(buffer, 0, read);
    }
    if (entry.getCrc() != checksum.getValue()) {
      throw new ZipException(entry.getName() + " is damaged");
    }
  }

  private PluginRefused unsafe(String problem) {
    return PluginRefused.because(Reason.UNSAFE_ENTRY, name, problem);
  }

  private PluginRefused tooLarge() {
    return tooLarge("unpacks to more than " + (MOST_UNPACKED >> 20) + " MiB");
  }

  private PluginRefused tooLarge(String problem) {
    return PluginRefused.because(Reason.TOO_LARGE, name, problem);
  }
}
