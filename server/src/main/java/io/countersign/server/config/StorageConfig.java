package io.countersign.server.config;

import io.countersign.server.config.Section.Derived;
import java.nio.file.Path;

/** Where the server keeps its rows. */
public record StorageConfig(StorageLocation location, int poolSize) {

  static StorageConfig read(Settings settings, Path data) {
    Section section = settings.section("storage", "The database.");
    return new StorageConfig(
        section.ask(
            "url",
            Kinds.storage(),
            new Derived<>(
                new StorageLocation.Embedded(data.resolve("database")),
                "embedded:<dataDirectory>/database"),
            "The database: the embedded one, in files of that directory."),
        section.ask(
            "poolSize",
            Kinds.wholeNumber(1, 200),
            "16",
            "How many connections to the database are kept open; each carries one request at a"
                + " time."));
  }
}
