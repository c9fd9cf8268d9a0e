package io.countersign.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL 18 that is unpacked, unless an installed one is named. */
public final class PostgreSqlServer extends LaunchedServer {

  private final PostgreSqlBinaries binaries;

  private PostgreSqlServer(PostgreSqlBinaries binaries, ServerOptions options) {
    super(DatabaseKind.POSTGRESQL, options);
    this.binaries = binaries;
  }

  /** Launches one, with settings as in production. */
  public static PostgreSqlServer launch() {
    return launch(ServerOptions.none());
  }

  /** Launches one. */
  public static PostgreSqlServer launch(ServerOptions options) {
    PostgreSqlServer server = new PostgreSqlServer(PostgreSqlBinaries.find(), options);
    server.first();
    return server;
  }

  @Override
  void prepare() throws IOException {
    Files.createDirectory(data());
    Accounts.giveAway(data());
    Path password = ours("password", password());
    Commands.run(
        folder(),
        Accounts.unprivileged(
            List.of(
                binaries.program("initdb"),
                "--pgdata=" + data(),
                "--username=" + user(),
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync", // the machine may lose it: nobody has committed anything yet
                "--no-instructions")));
    Files.delete(password);
    Optional<TlsFiles> tls = options().tls();
    if (tls.isPresent()) {
      ours("key", Files.readString(tls.get().key()));
      ours("certificate", Files.readString(tls.get().certificate()));
    }
    ours("clients", "%s all all %s/32 scram-sha-256%n".formatted(door(), HOST));
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            binaries.program("postgres"),
            "-D",
            data().toString(),
            "--hba_file=" + folder().resolve("clients"),
            "--listen_addresses=" + HOST,
            "--port=" + port(),
            "--unix_socket_directories=",
            "--max_connections=500"));
    command.addAll(options().tls().isPresent() ? tls() : List.of("--ssl=off"));
    command.addAll(options().arguments());
    return Accounts.unprivileged(command);
  }

  /** The one after which it does not wait until its clients are gone. */
  @Override
  String orderly() {
    return "INT";
  }

  @Override
  String trust(TlsFiles files) {
    return "?sslmode=verify-full&sslrootcert=" + files.authority();
  }

  private String door() {
    return options().tls().isPresent() ? "hostssl" : "host";
  }

  private List<String> tls() {
    return List.of(
        "--ssl=on",
        "--ssl_cert_file=" + folder().resolve("certificate"),
        "--ssl_key_file=" + folder().resolve("key"));
  }

  /** A file that the server may read, and nobody else: it refuses a key that others may read. */
  private Path ours(String name, String content) throws IOException {
    Path file = Files.createFile(folder().resolve(name), Folders.SECRET);
    Files.writeString(file, content);
    Accounts.giveAway(file);
    return file;
  }
}
