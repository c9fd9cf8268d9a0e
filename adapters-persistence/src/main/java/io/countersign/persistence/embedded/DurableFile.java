package io.countersign.persistence.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file in which every write is on the medium when it returns (mode {@code rwd}, which is POSIX's
 * {@code O_DSYNC}): H2 itself never waits for the medium, so that a commit which was answered could
 * be lost.
 *
 * <p>It stands on {@link RandomAccessFile} because a {@link java.nio.channels.FileChannel} is
 * closed by the interruption of any thread that reads or writes it, and the database with it. Reads
 * go their own way, so that none waits for a write.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // reader and writer have their own locks
final class DurableFile extends FileBaseDefault {

  private final Path path;
  private final RandomAccessFile writer;
  private final RandomAccessFile reader;
  private final NewestChunk newest = new NewestChunk();

  DurableFile(Path path) throws IOException {
    this.path = path;
    OwnerOnly.createFile(path);
    writer = new RandomAccessFile(path.toFile(), "rwd");
    reader = new RandomAccessFile(path.toFile(), "r");
  }

  @Override
  public long size() throws IOException {
    return writer.length();
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    byte[] bytes = target.hasArray() ? target.array() : new byte[target.remaining()];
    int offset = target.hasArray() ? target.arrayOffset() + target.position() : 0;
    int read;
    synchronized (reader) {
      reader.seek(position);
      read = reader.read(bytes, offset, target.remaining());
    }
    if (read > 0 && target.hasArray()) {
      target.position(target.position() + read);
    } else if (read > 0) {
      target.put(bytes, 0, read);
    }
    return read;
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    int length = source.remaining();
    byte[] bytes = source.hasArray() ? source.array() : new byte[length];
    int offset = source.hasArray() ? source.arrayOffset() + source.position() : 0;
    if (!source.hasArray()) {
      source.duplicate().get(bytes);
    }
    synchronized (writer) {
      if (NewestChunk.isHeader(position, length)) {
        writeHeader(newest.corrected(Arrays.copyOfRange(bytes, offset, offset + length)));
      } else {
        beforeLosing(position, position + length);
        writer.seek(position);
        writer.write(bytes, offset, length);
        newest.written(bytes, offset, length, position);
      }
    }
    source.position(source.limit());
    return length;
  }

  @Override
  protected void implTruncate(long size) throws IOException {
    synchronized (writer) {
      if (size < writer.length()) {
        beforeLosing(size, Long.MAX_VALUE);
        writer.setLength(size);
      }
    }
  }

  private void beforeLosing(long from, long to) throws IOException {
    Optional<byte[]> header = newest.beforeLosing(from, to);
    if (header.isPresent()) {
      writeHeader(header.get());
    }
  }

  private void writeHeader(byte[] header) throws IOException {
    writer.seek(0);
    writer.write(header);
    newest.headerWritten();
  }

  @Override
  public void force(boolean metaData) throws IOException {
    writer.getFD().sync();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return writer.getChannel().tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    try (writer;
        reader) {
      writer.getFD().sync();
    }
  }

  @Override
  public String toString() {
    return DurableFiles.SCHEME + ":" + path;
  }
}
