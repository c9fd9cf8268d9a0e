package io.countersign.persistence.chore;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times as they are read in UTC, in columns without a zone, so that no zone of a session, a server
 * or a JVM has a say. The library's own way shares one calendar among all its threads.
 */
final class UtcTimes extends DefaultJdbcCustomization {

  UtcTimes() {
    super(true);
  }

  @Override
  public void setInstant(PreparedStatement statement, int index, @Nullable Instant value)
      throws SQLException {
    statement.setObject(
        index,
        value == null
            ? null
            : LocalDateTime.ofInstant(value.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
  }

  @Override
  @SuppressWarnings("NullAway") // null is SQL's NULL
  public Instant getInstant(ResultSet row, String column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
