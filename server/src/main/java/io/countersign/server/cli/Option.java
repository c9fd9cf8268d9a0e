package io.countersign.server.cli;

import java.util.Optional;

/**
 * One option of a command.
 *
 * @param name with its two dashes
 * @param value what its value is called, if it has one
 */
record Option(String name, Optional<String> value, String doc) {

  static final Option CONFIG = of("--config", "FILE", "the configuration file; none is needed");
  static final Option DATA = of("--data", "DIR", "the data directory (default: data)");

  static Option of(String name, String value, String doc) {
    return new Option(name, Optional.of(value), doc);
  }

  static Option flag(String name, String doc) {
    return new Option(name, Optional.empty(), doc);
  }

  /** As it is written. */
  String usage() {
    return value.map(placeholder -> name + " " + placeholder).orElse(name);
  }
}
