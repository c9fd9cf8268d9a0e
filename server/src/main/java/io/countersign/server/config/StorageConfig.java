package io.countersign.server.config;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.server.config.Section.Derived;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server keeps its rows.
 *
 * @param url begins with the scheme of the adapter that opens it
 */
public record StorageConfig(
    String url,
    Optional<String> user,
    Optional<SecretBytes> password,
    int poolSize,
    boolean oneWriter) {

  private static final String NONE = "<none>";

  static StorageConfig read(Settings settings, Path data) {
    Section section = settings.section("storage", "The database.");
    return new StorageConfig(
        section.ask(
            "url",
            Kinds.storage(),
            new Derived<>(
                "embedded:" + data.resolve("database"), "embedded:<dataDirectory>/database"),
            "The database: the embedded one, in files of that directory, for one server; or MariaDB or"
                + " PostgreSQL, for any number of them. To another machine the connection is encrypted"
                + " and its certificate checked, unless the URL says otherwise (sslMode)."),
        section.ask(
            "user",
            Kinds.text().map(Optional::of),
            new Derived<>(Optional.empty(), NONE),
            "Whom the database server knows."),
        section.ask(
            "password",
            Kinds.secret().map(Optional::of),
            new Derived<>(Optional.empty(), NONE),
            "The password of that user; better in a file (COUNTERSIGN_STORAGE_PASSWORD_FILE) than"
                + " here."),
        section.ask(
            "poolSize",
            Kinds.wholeNumber(1, 200),
            "16",
            "How many connections to the database are kept open; each carries one request at a"
                + " time."),
        section.ask(
            "oneWriter",
            Kinds.yesOrNo(),
            "false",
            "Your word that all servers write to the same node of a MariaDB Galera cluster, which is"
                + " refused otherwise: written to on several nodes, it would let a code be used"
                + " twice."));
  }
}
