package io.countersign.server.config;

import io.countersign.server.config.Section.Derived;
import java.nio.file.Path;

/** Where the plugins are. */
public record PluginsConfig(Path directory) {

  static PluginsConfig read(Settings settings, Path installation) {
    Section section = settings.section("plugins", "The plugins, which bring the factors.");
    return new PluginsConfig(
        section.ask(
            "directory",
            Kinds.path(),
            new Derived<>(installation.resolve("plugins"), "<installation>/plugins"),
            "The directory of the plugin archives. They run with all rights of the server: put"
                + " nothing into it that you do not trust."));
  }
}
