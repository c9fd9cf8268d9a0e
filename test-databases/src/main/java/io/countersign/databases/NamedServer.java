package io.countersign.databases;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that somebody else keeps ready, named by environment variables. */
final class NamedServer implements DatabaseServer {

  private static final Pattern URL =
      Pattern.compile("(jdbc:(mariadb|postgresql)://[^/?,]*?(?::(\\d+))?/)([^?]*)(\\?.*)?");

  private final DatabaseKind kind;
  private final Matcher url;
  private final String user;
  private final String password;
  private final Queue<String> made = new ConcurrentLinkedQueue<>();

  private NamedServer(DatabaseKind kind, Matcher url, String user, String password) {
    this.kind = kind;
    this.url = url;
    this.user = user;
    this.password = password;
    AtEnd.close(this);
  }

  /** The one of this kind, if any is named. */
  static Optional<DatabaseServer> find(DatabaseKind kind) {
    return Optional.ofNullable(System.getenv(kind.variable("URL")))
        .map(named ->
            of(kind, named, variable(kind.variable("USER")), variable(kind.variable("PASSWORD"))));
  }

  static DatabaseServer of(DatabaseKind kind, String named, String user, String password) {
    Matcher url = URL.matcher(named);
    if (!url.matches() || !url.group(2).equalsIgnoreCase(kind.name())) {
      throw new IllegalStateException(
          "%s is no JDBC URL of one host with a database: %s"
              .formatted(kind.variable("URL"), named));
    }
    return new NamedServer(kind, url, user, password);
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(name + " is missing beside the URL of the server");
    }
    return value;
  }

  @Override
  public DatabaseKind kind() {
    return kind;
  }

  @Override
  public int port() {
    String port = url.group(3);
    if (port != null) {
      return Integer.parseInt(port);
    }
    return switch (kind) {
      case MARIADB -> 3306;
      case POSTGRESQL -> 5432;
    };
  }

  @Override
  public String url(String database) {
    String end = url.group(5);
    return url.group(1) + database + (end == null ? "" : end);
  }

  @Override
  public String user() {
    return user;
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public String createDatabase() {
    String name = Sql.uniqueName();
    Sql.execute(this, kind.create(name));
    made.add(name);
    return name;
  }

  @Override
  public void close() {
    for (String name : List.copyOf(made)) {
      Sql.execute(this, kind.drop(name));
      made.remove(name);
    }
    AtEnd.forget(this);
  }
}
