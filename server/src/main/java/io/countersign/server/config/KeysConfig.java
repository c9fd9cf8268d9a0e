package io.countersign.server.config;

import io.countersign.server.config.Section.Derived;
import java.nio.file.Path;

/** The keys that encrypt what is secret in the database. */
public record KeysConfig(Path file) {

  static KeysConfig read(Settings settings, Path data) {
    Section section =
        settings.section("keys", "The keys that encrypt what is secret in the database.");
    return new KeysConfig(
        section.ask(
            "file",
            Kinds.path(),
            new Derived<>(data.resolve("keys.json"), "<dataDirectory>/keys.json"),
            "The key set file, made on the first start. Without it no secret in the database can be"
                + " read, so back it up, and elsewhere than the database."));
  }
}
