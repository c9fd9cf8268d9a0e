package io.countersign.application.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a secret is kept: the associated data of its encryption (RFC 5116 section 2.1), so that a
 * ciphertext that was copied to another row, user or tenant does not open.
 *
 * @param parts what kind of secret it is, then the names of what it belongs to, outermost first
 */
public record Place(List<String> parts) {

  /** Keeps a copy. */
  public Place {
    parts = List.copyOf(parts);
  }

  /** The place of one kind of secret of one owner. */
  public static Place of(String kind, Object... owner) {
    return new Place(
        Stream.concat(Stream.of(kind), Arrays.stream(owner).map(Object::toString)).toList());
  }

  /** The same bytes for the same parts only: each part is preceded by its length. */
  public byte[] bytes() {
    List<byte[]> encoded =
        parts.stream().map(part -> part.getBytes(StandardCharsets.UTF_8)).toList();
    ByteBuffer buffer =
        ByteBuffer.allocate(encoded.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
    encoded.forEach(part -> buffer.putInt(part.length).put(part));
    return buffer.array();
  }
}
