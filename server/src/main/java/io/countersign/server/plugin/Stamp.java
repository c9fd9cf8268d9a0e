package io.countersign.server.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * How an archive and its signature look from outside. Two looks that see the same stamp see files
 * that nobody is writing to; whoever replaces one in any way changes it.
 */
record Stamp(Part archive, Optional<Part> signature) {

  /**
   * @param key names the file itself, so that one that was moved here is another
   */
  record Part(long size, FileTime modified, String key) {

    static Part of(Path file) throws IOException {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      return new Part(seen.size(), seen.lastModifiedTime(), String.valueOf(seen.fileKey()));
    }
  }

  static Stamp of(Path archive) throws IOException {
    return new Stamp(Part.of(archive), signature(Trust.signatureOf(archive)));
  }

  private static Optional<Part> signature(Path file) throws IOException {
    try {
      return Optional.of(Part.of(file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }
}
