package io.countersign.server.config;

/** What is logged to standard error, and how. */
public record LogConfig(Format format, Level level) {

  /** How a line looks. */
  public enum Format {
    /** One JSON object a line, for machines. */
    JSON,
    /** For people. */
    TEXT
  }

  /** What is logged: this and worse. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  static LogConfig read(Settings settings) {
    Section section = settings.section("log", "What is logged, to standard error.");
    return new LogConfig(
        section.ask(
            "format", Kinds.oneOf(Format.class), "json", "For machines (json) or people (text)."),
        section.ask("level", Kinds.oneOf(Level.class), "info", "This and worse is logged."));
  }
}
