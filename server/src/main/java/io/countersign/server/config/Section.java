package io.countersign.server.config;

/**
 * The settings that begin with the same word.
 *
 * @param prefix that word and a dot, or nothing
 */
record Section(Settings settings, String prefix) {

  /**
   * Asks for one setting.
   *
   * @param otherwise its default, as it would be written
   */
  <T> T ask(String name, Kind<T> kind, String otherwise, String doc) {
    return settings
        .ask(setting(name, kind, otherwise, true, doc), kind)
        .orElseGet(() -> kind.parser().parse(otherwise));
  }

  /** Asks for one setting whose default follows from something else. */
  <T> T ask(String name, Kind<T> kind, Derived<T> otherwise, String doc) {
    return settings
        .ask(setting(name, kind, otherwise.expression(), false, doc), kind)
        .orElse(otherwise.value());
  }

  private Setting setting(String name, Kind<?> kind, String otherwise, boolean fixed, String doc) {
    String key = prefix + name;
    return new Setting(key, Variables.of(key), kind.range(), otherwise, fixed, doc);
  }

  /**
   * A default that follows from something else.
   *
   * @param expression how it follows, for the documentation
   */
  record Derived<T>(T value, String expression) {}
}
