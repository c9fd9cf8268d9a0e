package io.countersign.databases;

/** A real server, for a test to make databases on. */
public interface DatabaseServer extends AutoCloseable {

  /** What it is. */
  DatabaseKind kind();

  /** Where it listens, on the host that {@link #url} names. */
  int port();

  /**
   * The JDBC URL of a database, without user and password. Where the server requires TLS, it says
   * so, and whom to trust.
   */
  String url(String database);

  /** Who may create databases and users, and may do everything in them. */
  String user();

  /** The password of {@link #user}. */
  String password();

  /**
   * Creates an empty database that nobody else uses.
   *
   * @return its name
   * @throws IllegalStateException when the server does not answer, or refuses
   */
  String createDatabase();

  /** Takes away everything that was made: the databases, or the whole server. */
  @Override
  void close();
}
