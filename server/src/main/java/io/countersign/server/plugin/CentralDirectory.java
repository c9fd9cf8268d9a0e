package io.countersign.server.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * What a zip archive says about its entries (PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16).
 * Read by hand because the JDK does not tell which entries are symbolic links.
 */
final class CentralDirectory {

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int HEADER = 0x02014b50;
  private static final int HEADER_BYTES = 46;
  private static final int MOST_COMMENT = 0xffff;
  private static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final int UNIX = 3;
  private static final int FILE_TYPE = 0170000;

  /**
   * One file or folder.
   *
   * @param size unpacked, as it says itself
   * @param type the file type of a Unix mode, or 0 where there is none
   */
  record Entry(String name, boolean encrypted, long size, int type) {

    static final int REGULAR = 0100000;
    static final int FOLDER = 0040000;

    boolean plain() {
      return type == 0 || type == REGULAR || type == FOLDER;
    }
  }

  private final ByteBuffer headers;
  private final int count;

  private CentralDirectory(ByteBuffer headers, int count) {
    this.headers = headers;
    this.count = count;
  }

  /**
   * @throws ZipException if there is none, or one of an archive that is too large for us
   */
  static List<Entry> of(Path archive) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
      return read(file).entries();
    }
  }

  private static CentralDirectory read(RandomAccessFile file) throws IOException {
    long length = file.length();
    int tail = (int) Math.min(length, END_BYTES + MOST_COMMENT);
    ByteBuffer end = bytes(file, length - tail, tail);
    int at = tail - END_BYTES;
    while (at >= 0 && !endsAt(end, at)) {
      at--;
    }
    if (at < 0) {
      throw new ZipException("it is no zip archive, or not all of one");
    }
    int count = Short.toUnsignedInt(end.getShort(at + 10));
    long size = Integer.toUnsignedLong(end.getInt(at + 12));
    long offset = Integer.toUnsignedLong(end.getInt(at + 16));
    if (size > MOST_BYTES || offset + size != length - tail + at) {
      throw new ZipException("its directory is not where it says");
    }
    return new CentralDirectory(bytes(file, offset, (int) size), count);
  }

  /** Its comment must reach to the end of the file exactly. */
  private static boolean endsAt(ByteBuffer end, int at) {
    return end.getInt(at) == END
        && at + END_BYTES + Short.toUnsignedInt(end.getShort(at + 20)) == end.limit();
  }

  private static ByteBuffer bytes(RandomAccessFile file, long offset, int length)
      throws IOException {
    byte[] bytes = new byte[length];
    file.seek(offset);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private List<Entry> entries() throws ZipException {
    List<Entry> entries = new ArrayList<>();
    int at = 0;
    while (at + HEADER_BYTES <= headers.limit() && headers.getInt(at) == HEADER) {
      int name = Short.toUnsignedInt(headers.getShort(at + 28));
      int extra = Short.toUnsignedInt(headers.getShort(at + 30));
      int comment = Short.toUnsignedInt(headers.getShort(at + 32));
      if (at + HEADER_BYTES + name + extra + comment > headers.limit()) {
        throw new ZipException("its directory is cut off");
      }
      entries.add(entry(at, text(at + HEADER_BYTES, name)));
      at += HEADER_BYTES + name + extra + comment;
    }
    if (at != headers.limit() || entries.size() != count) {
      throw new ZipException("its directory is damaged");
    }
    return entries;
  }

  private String text(int at, int length) {
    byte[] bytes = new byte[length];
    headers.get(at, bytes);
    return new String(bytes, UTF_8);
  }

  private Entry entry(int at, String name) {
    boolean unix = headers.get(at + 5) == UNIX;
    int mode = unix ? headers.getInt(at + 38) >>> 16 : 0;
    return new Entry(
        name,
        (headers.getShort(at + 8) & 1) != 0,
        Integer.toUnsignedLong(headers.getInt(at + 24)),
        mode & FILE_TYPE);
  }
}
