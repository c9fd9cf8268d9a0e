package io.countersign.persistence.database;

import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import org.jooq.impl.AbstractConverter;

/**
 * A user id as its UTF-8 bytes: no database finds two of them equal that are not, whatever its
 * collation says about case, accents and trailing blanks, and they sort by code point.
 */
public final class UserIdBytes extends AbstractConverter<byte[], UserId> {

  private static final long serialVersionUID = 1;

  public UserIdBytes() {
    super(byte[].class, UserId.class);
  }

  @Override
  @SuppressWarnings("NullAway") // null is SQL's NULL on both sides
  public UserId from(byte[] bytes) {
    return bytes == null ? null : new UserId(new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  @SuppressWarnings("NullAway")
  public byte[] to(UserId id) {
    return id == null ? null : id.value().getBytes(StandardCharsets.UTF_8);
  }
}
