package io.countersign.server.config;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings while they are read: whoever needs one asks for it, and in asking says what it is;
 * what is wrong or was never asked for is complained about at the end, all at once.
 */
final class Settings {

  private final Sources sources;
  private final List<Setting> asked = new ArrayList<>();
  private final Map<String, String> sections = new LinkedHashMap<>();

  Settings(Sources sources) {
    this.sources = sources;
  }

  /** For the documentation, and for the defaults: nobody wrote anything. */
  static Settings none() {
    return new Settings(new Sources(Map.of(), Map.of(), Map.of(), new ArrayList<>()));
  }

  /** The settings outside of all sections. */
  Section top() {
    return new Section(this, "");
  }

  /** The settings of a section, which begins in the documented file here. */
  Section section(String name, String doc) {
    sections.put(name, doc);
    return new Section(this, name + ".");
  }

  /** The settings of a section whose names only plugins know. */
  PluginSettings ofPlugins(String section, String doc) {
    var _ = section(section, doc);
    return PluginSettings.of(section, sources);
  }

  /** The value that somebody gave, if it is right. */
  <T> Optional<T> ask(Setting setting, Kind<T> kind) {
    asked.add(setting);
    return sources.given(setting).flatMap(given -> parse(setting, kind, given));
  }

  private <T> Optional<T> parse(Setting setting, Kind<T> kind, Given given) {
    try {
      return Optional.of(kind.parser().parse(given.text()));
    } catch (IllegalArgumentException | DateTimeException outOfRange) {
      complain(given.source() + ": " + setting.key() + " must be " + kind.range());
      return Optional.empty();
    }
  }

  /** Keeps a complaint for {@link #check}. */
  void complain(String problem) {
    sources.problems().add(problem);
  }

  /** All that was asked for, in the order of asking. */
  List<Setting> asked() {
    return List.copyOf(asked);
  }

  /** What each section is about, in the order of asking. */
  Map<String, String> sections() {
    return new LinkedHashMap<>(sections);
  }

  /** To be called after the last setting was asked for. */
  void check() throws InvalidConfig {
    new UnknownNames(sections.keySet(), asked).in(sources).forEach(this::complain);
    if (!sources.problems().isEmpty()) {
      throw new InvalidConfig(sources.problems());
    }
  }
}
