package io.countersign.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A server of one's own on 127.0.0.1, with real grants and durable settings, and with everything
 * done to it that happens to servers. Ends with the JVM at the latest, also when that is killed.
 */
public abstract sealed class LaunchedServer implements DatabaseServer
    permits MariaDbServer, PostgreSqlServer {

  static final String HOST = "127.0.0.1";

  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration ASK_AGAIN = Duration.ofMillis(10);

  private final DatabaseKind kind;
  private final ServerOptions options;
  private final Path folder;
  private final int port = FreePort.find();
  private final String password = Sql.random(16);
  private @Nullable ServerProcess process;

  LaunchedServer(DatabaseKind kind, ServerOptions options) {
    this.kind = kind;
    this.options = options;
    try {
      this.folder =
          Folders.create(Path.of(System.getProperty("java.io.tmpdir")), "countersign-db-");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the data of a server", e);
    }
    AtEnd.close(this);
  }

  /** Makes the data, and starts. */
  final void first() {
    try {
      prepare();
      start();
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("could not prepare " + kind, e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Makes its data folder, before the first start. */
  abstract void prepare() throws IOException;

  /** The server's command line. */
  abstract List<String> command();

  /** What ends it in order, without waiting for its clients. */
  abstract String orderly();

  /** What an URL says about TLS, beginning with a question mark. */
  abstract String trust(TlsFiles files);

  @Override
  public final DatabaseKind kind() {
    return kind;
  }

  @Override
  public final int port() {
    return port;
  }

  @Override
  public final String url(String database) {
    return plainUrl(database) + options.tls().map(this::trust).orElse("");
  }

  /** As {@link #url}, but says nothing of TLS, whatever the server requires. */
  public final String plainUrl(String database) {
    String scheme = kind.name().toLowerCase(Locale.ROOT);
    return "jdbc:%s://%s:%d/%s".formatted(scheme, HOST, port, database);
  }

  @Override
  public final String user() {
    return "countersign";
  }

  @Override
  public final String password() {
    return password;
  }

  @Override
  public final String createDatabase() {
    String name = Sql.uniqueName();
    Sql.execute(this, kind.create(name));
    return name;
  }

  /** Starts it again, with its old port and data, and returns when it answers. */
  public final synchronized void start() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("the server runs already");
    }
    ServerProcess started = ServerProcess.start(folder, log(), command());
    process = started;
    awaitAnswer(started);
  }

  /** Stops it in order: its clients are disconnected, and what they had not committed is undone. */
  public final synchronized void stop() {
    running().end(orderly());
  }

  /** Kills it, with all its processes, as {@code kill -9} does. */
  public final synchronized void kill() {
    running().kill();
  }

  /** Holds it: it keeps its connections and answers nothing. */
  public final synchronized void pause() {
    running().hold();
  }

  /** Lets it run on after {@link #pause}. */
  public final synchronized void resume() {
    running().letGo();
  }

  @Override
  public final synchronized void close() {
    if (process != null && process.isAlive()) {
      process.kill();
    }
    Folders.delete(folder);
    AtEnd.forget(this);
  }

  final Path folder() {
    return folder;
  }

  final Path data() {
    return folder.resolve("data");
  }

  final ServerOptions options() {
    return options;
  }

  private ServerProcess running() {
    if (process == null || !process.isAlive()) {
      throw new IllegalStateException("the server does not run");
    }
    return process;
  }

  private void awaitAnswer(ServerProcess started) {
    long deadline = System.nanoTime() + READY.toNanos();
    while (true) {
      try {
        Sql.run(this, "SELECT 1");
        return;
      } catch (SQLException e) {
        if (started.endsWithin(ASK_AGAIN) || System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "%s does not answer (%s). It said:%n%s".formatted(kind, e.getMessage(), said()), e);
        }
      }
    }
  }

  private Path log() {
    return folder.resolve("log");
  }

  private String said() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      return "nothing that could be read: " + e;
    }
  }
}
