package io.countersign.persistence.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's files under the scheme {@code durable:}, see {@link DurableFile}. Public, with a constructor
 * without arguments, because H2 makes its own.
 */
public final class DurableFiles extends FilePathWrapper {

  static final String SCHEME = "durable";

  @Override
  public FileChannel open(String mode) throws IOException {
    return "r".equals(mode) ? super.open(mode) : new DurableFile(Path.of(unwrap().toString()));
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }
}
