package io.countersign.crypto.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A key set in a file that only its owner can read. Whoever loses it loses all secrets of the
 * database, so it belongs into the backup, but not beside that of the database.
 *
 * <p>Several nodes may share one file: each takes over a rotation by itself. Where each has a copy
 * of its own, {@link #prepare} comes first, then the copies are brought to all nodes, then {@link
 * #rotate}, then the copies again, so that no node ever meets a key that it does not have.
 */
public final class KeySetFile extends KeySetSource {

  private final Path path;
  private final SecureRandom random = new SecureRandom();

  private KeySetFile(Path path) {
    this.path = path;
  }

  /**
   * Opens the file, or creates it with new keys if there is none.
   *
   * @param path in a folder that exists
   * @throws KeySetUnusable if it cannot be read, can be read by others, or is not a key set
   */
  public static KeySetFile open(Path path) {
    KeySetFile file = new KeySetFile(path);
    if (!Files.exists(path)) {
      file.create();
    }
    file.read();
    return file;
  }

  /**
   * Opens the file, which must be there.
   *
   * @throws KeySetUnusable if it cannot be read, can be read by others, or is not a key set
   */
  public static KeySetFile existing(Path path) {
    KeySetFile file = new KeySetFile(path);
    file.read();
    return file;
  }

  /**
   * Makes the key primary that was prepared, or else a new one. All keys before still open what
   * they sealed.
   *
   * @return the id of the primary key
   * @throws KeySetUnusable if the file cannot be read or written; it is as before then
   */
  public int rotate() {
    return change(keySet -> keySet.rotated(random)).primaryKeyId();
  }

  /**
   * Adds a key that opens but does not yet seal, unless there is one.
   *
   * @return the id of that key
   * @throws KeySetUnusable if the file cannot be read or written; it is as before then
   */
  public int prepare() {
    return change(keySet -> keySet.prepared(random)).keys().getLast().id();
  }

  /** A file that was replaced has another key than before, whatever its time and size. */
  private record Version(@Nullable Object fileKey, FileTime modified, long size) {}

  @Override
  Object version() {
    return run(
        "cannot be read",
        () -> {
          BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
          return new Version(
              attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        });
  }

  @Override
  KeySet read() {
    return run(
        "cannot be read",
        () -> {
          OwnerOnly.check(path);
          return KeySetJson.parse(Files.readString(path), "The key set file " + path);
        });
  }

  private void create() {
    if (!Files.isDirectory(DurableFile.folder(path))) {
      throw new KeySetUnusable(
          "The key set file " + path + " cannot be created: its folder does not exist.");
    }
    run(
        "cannot be created",
        () ->
            DurableFile.changing(
                path,
                () -> {
                  if (!Files.exists(path)) { // for another node may have been faster
                    DurableFile.replace(path, KeySetJson.write(KeySet.generate(random)));
                  }
                  return path;
                }));
  }

  private KeySet change(UnaryOperator<KeySet> change) {
    return run(
        "cannot be changed",
        () -> {
          Path real = path.toRealPath(); // so that a symbolic link stays one
          return DurableFile.changing(
              real,
              () -> {
                KeySet changed = change.apply(read());
                DurableFile.replace(real, KeySetJson.write(changed));
                return changed;
              });
        });
  }

  private <T> T run(String failure, FileWork<T> work) {
    try {
      return work.run();
    } catch (NoSuchFileException e) {
      throw new KeySetUnusable("The key set file " + path + " does not exist.", e);
    } catch (IOException e) {
      throw new KeySetUnusable("The key set file " + path + " " + failure + ".", e);
    }
  }
}
