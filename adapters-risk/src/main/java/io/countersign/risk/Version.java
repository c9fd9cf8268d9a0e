package io.countersign.risk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what one version of a file is told from another. */
record Version(FileTime modified, long size, @Nullable Object key) {

  /** That of a file, unless it is not there. */
  static Optional<Version> of(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Version(found.lastModifiedTime(), found.size(), found.fileKey()));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
