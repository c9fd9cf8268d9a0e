package io.countersign.persistence.database;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.Converters;
import org.jooq.conf.ParamType;

/**
 * Binds bytes as bytes. jOOQ's own binding makes a large object of them on H2, which is written to
 * the database file before the statement runs, and stays there for a while.
 */
public class BytesBinding<U> implements Binding<byte[], U> {

  private static final long serialVersionUID = 1;

  private final Converter<byte[], U> converter;

  protected BytesBinding(Converter<byte[], U> converter) {
    this.converter = converter;
  }

  /** For columns of plain bytes. */
  public static final class Plain extends BytesBinding<byte[]> {

    private static final long serialVersionUID = 1;

    public Plain() {
      super(Converters.identity(byte[].class));
    }
  }

  /** For columns of ids. */
  public static final class OfUuid extends BytesBinding<java.util.UUID> {

    private static final long serialVersionUID = 1;

    public OfUuid() {
      super(new UuidBytes());
    }
  }

  /** For columns of user ids. */
  public static final class OfUserId extends BytesBinding<io.countersign.domain.user.UserId> {

    private static final long serialVersionUID = 1;

    public OfUserId() {
      super(new UserIdBytes());
    }
  }

  @Override
  public final Converter<byte[], U> converter() {
    return converter;
  }

  @Override
  public final void sql(BindingSQLContext<U> context) {
    context.render().sql(context.value() == null && inlined(context) ? "null" : context.variable());
  }

  /** Only NULL is ever written into a statement; bytes are always bound. */
  private static boolean inlined(BindingSQLContext<?> context) {
    return context.render().paramType() == ParamType.INLINED;
  }

  @Override
  public final void set(BindingSetStatementContext<U> context) throws SQLException {
    byte[] bytes = converter.to(context.value());
    if (bytes == null) {
      context.statement().setNull(context.index(), Types.VARBINARY);
    } else {
      context.statement().setBytes(context.index(), bytes);
    }
  }

  @Override
  public final void get(BindingGetResultSetContext<U> context) throws SQLException {
    context.value(converter.from(context.resultSet().getBytes(context.index())));
  }

  @Override
  public final void register(BindingRegisterContext<U> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public final void get(BindingGetStatementContext<U> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public final void set(BindingSetSQLOutputContext<U> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public final void get(BindingGetSQLInputContext<U> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }
}
