package io.countersign.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** MariaDB: the machine's if it is 10.11 or newer, else one that is unpacked. */
public final class MariaDbServer extends LaunchedServer {

  private final MariaDbBinaries binaries;

  private MariaDbServer(MariaDbBinaries binaries, ServerOptions options) {
    super(DatabaseKind.MARIADB, options);
    this.binaries = binaries;
  }

  /** Launches one, with settings as in production. */
  public static MariaDbServer launch() {
    return launch(ServerOptions.none());
  }

  /** Launches one. */
  public static MariaDbServer launch(ServerOptions options) {
    MariaDbServer server = new MariaDbServer(MariaDbBinaries.find(), options);
    server.first();
    server.forgetGrants();
    return server;
  }

  @Override
  void prepare() throws IOException {
    Files.createDirectory(temporary());
    List<String> install = new ArrayList<>();
    install.add(binaries.installer().toString());
    install.addAll(places());
    install.addAll(
        List.of(
            "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve"));
    Commands.run(folder(), install);
    Files.createFile(grants(), Folders.SECRET);
    Files.writeString(grants(), statements());
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(binaries.server().toString());
    command.addAll(places());
    command.addAll(
        List.of(
            "--bind-address=" + HOST,
            "--port=" + port(),
            "--socket=socket", // in its data: a full path may be longer than a socket's may be
            "--pid-file=pid",
            "--skip-name-resolve",
            "--character-set-server=utf8mb4",
            "--max-connections=500",
            "--innodb-flush-log-at-trx-commit=1"));
    if (Files.exists(grants())) {
      command.add("--init-file=" + grants());
    }
    command.addAll(options().tls().map(this::tls).orElse(List.of("--skip-ssl")));
    command.addAll(options().arguments());
    return command;
  }

  @Override
  String orderly() {
    return "TERM";
  }

  @Override
  String trust(TlsFiles files) {
    return "?sslMode=verify-full&serverSslCert=" + files.authority();
  }

  private List<String> places() {
    List<String> places = new ArrayList<>();
    places.add("--no-defaults");
    places.add("--basedir=" + binaries.base());
    places.add("--datadir=" + data());
    // A server that starts removes the temporary tables of all whose folder it shares.
    places.add("--tmpdir=" + temporary());
    if (Accounts.isRoot()) {
      places.add("--user=root");
    }
    return places;
  }

  private List<String> tls(TlsFiles files) {
    return List.of(
        "--ssl-cert=" + files.certificate(),
        "--ssl-key=" + files.key(),
        "--require-secure-transport=ON");
  }

  /** One a line. Nobody but our user gets in. */
  private String statements() {
    return """
    DELETE FROM mysql.global_priv WHERE user <> 'mariadb.sys';
    FLUSH PRIVILEGES;
    CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s';
    GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
    """
        .formatted(user(), password());
  }

  /** They are in the data now, and no later start may undo what a test grants. */
  private void forgetGrants() {
    try {
      Files.delete(grants());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path temporary() {
    return folder().resolve("tmp");
  }

  private Path grants() {
    return folder().resolve("grants.sql");
  }
}
