package io.countersign.persistence.embedded;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;

/**
 * Keeps the header of an H2 file naming a chunk from which the newest one is found again after the
 * process was killed.
 *
 * <p>A commit writes a chunk that says where the next one will probably be. Recovery begins at the
 * chunk that the header names, or at the one at the end of the file if that is newer, and follows
 * these predictions. Two faults of H2 break that, so that acknowledged commits are not found,
 * although they are in the file:
 *
 * <ul>
 *   <li>After a chunk that is not where it was predicted the header is written, but in 2.5.252 it
 *       names the chunk before that one. Here it is made to name the newest.
 *   <li>A chunk may be overwritten while the way to the newest one still leads through it; only
 *       then the header is written. Here it is written before.
 * </ul>
 */
final class NewestChunk {

  private static final int BLOCK = 4096;
  private static final int HEADERS = 2 * BLOCK;
  private static final byte[] CHUNK = "chunk:".getBytes(StandardCharsets.ISO_8859_1);

  private record Chunk(String id, long version, long position, int length) {

    boolean reachesInto(long from, long to) {
      return position < to && from < position + length;
    }
  }

  private final HashMap<String, String> header = new HashMap<>();
  private final List<Chunk> sinceHeader = new ArrayList<>();
  private Optional<Chunk> newest = Optional.empty();

  /** What to write instead of this header; the same bytes if it is as it should be. */
  byte[] corrected(byte[] headers) {
    header.clear();
    header.putAll(map(headers, 0));
    header.remove("fletcher");
    return newest
        .filter(chunk -> chunk.version() > DataUtils.readHexLong(header, "version", 0))
        .map(this::naming)
        .orElse(headers);
  }

  /** Remembers that a header was written, which names the newest: that must not be lost, either. */
  void headerWritten() {
    sinceHeader.clear();
    newest.ifPresent(sinceHeader::add);
  }

  /**
   * @return the header to write before the bytes between these positions are lost
   */
  Optional<byte[]> beforeLosing(long from, long to) {
    return sinceHeader.stream().anyMatch(chunk -> chunk.reachesInto(from, to))
        ? newest.map(this::naming)
        : Optional.empty();
  }

  /** Remembers a chunk that was written; anything else is passed over. */
  void written(byte[] bytes, int offset, int length, long position) {
    if (length < BLOCK || !begins(bytes, offset)) {
      return;
    }
    Map<String, String> fields = map(bytes, offset);
    Chunk chunk =
        new Chunk(
            fields.getOrDefault("chunk", ""),
            DataUtils.readHexLong(fields, "version", 0),
            position,
            length);
    sinceHeader.add(chunk);
    // A copy of an older one is written when the file is compacted.
    if (newest.map(known -> chunk.version() >= known.version()).orElse(true)) {
      newest = Optional.of(chunk);
    }
  }

  static boolean isHeader(long position, int length) {
    return position == 0 && length == HEADERS;
  }

  private byte[] naming(Chunk chunk) {
    header.put("chunk", chunk.id());
    header.put("block", Long.toHexString(chunk.position() / BLOCK));
    header.put("version", Long.toHexString(chunk.version()));
    StringBuilder text = DataUtils.appendMap(new StringBuilder(), header);
    byte[] sum = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    DataUtils.appendMap(text, "fletcher", DataUtils.getFletcher32(sum, 0, sum.length));
    byte[] line = text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] headers = new byte[HEADERS];
    System.arraycopy(line, 0, headers, 0, line.length);
    System.arraycopy(line, 0, headers, BLOCK, line.length);
    return headers;
  }

  private static boolean begins(byte[] bytes, int offset) {
    return Arrays.equals(bytes, offset, offset + CHUNK.length, CHUNK, 0, CHUNK.length);
  }

  /** The line of names and values that a header or a chunk begins with. */
  private static Map<String, String> map(byte[] bytes, int offset) {
    int end = offset;
    while (bytes[end] != '\n') {
      end++;
    }
    return DataUtils.parseMap(
        new String(bytes, offset, end - offset, StandardCharsets.ISO_8859_1).strip());
  }
}
