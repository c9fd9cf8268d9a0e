package io.countersign.persistence.database;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jooq.impl.AbstractConverter;

/** A UUID as its 16 bytes, which every database compares and sorts alike. */
public final class UuidBytes extends AbstractConverter<byte[], UUID> {

  private static final long serialVersionUID = 1;

  public UuidBytes() {
    super(byte[].class, UUID.class);
  }

  @Override
  @SuppressWarnings("NullAway") // null is SQL's NULL on both sides
  public UUID from(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  @Override
  @SuppressWarnings("NullAway")
  public byte[] to(UUID uuid) {
    return uuid == null
        ? null
        : ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array();
  }
}
