package io.countersign.server.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds what names no setting: a typing error in a security setting must not be silence.
 *
 * @param sections the names of all sections
 * @param settings all settings
 */
record UnknownNames(Collection<String> sections, Collection<Setting> settings) {

  List<String> in(Sources sources) {
    return Stream.concat(
            sources.file().entrySet().stream()
                .filter(entry -> !isKey(entry) && !isEmptySection(entry))
                .map(entry -> unknownKey(entry.getKey(), entry.getValue().source())),
            sources.environment().keySet().stream()
                .filter(this::isMistake)
                .sorted()
                .map(name -> name + " overrides no setting" + suggestion(name, variables())))
        .toList();
  }

  private boolean isKey(Map.Entry<String, Given> entry) {
    return PluginSettings.is(entry.getKey(), entry.getValue()) || keys().contains(entry.getKey());
  }

  /** A section all of whose settings are commented out. */
  private boolean isEmptySection(Map.Entry<String, Given> entry) {
    return entry.getValue().text().isEmpty()
        && (sections.contains(entry.getKey())
            || keys().stream().anyMatch(key -> key.startsWith(entry.getKey() + ".")));
  }

  private String unknownKey(String key, String source) {
    return source + ": " + key + " is not a setting" + suggestion(key, keys());
  }

  /**
   * Not every variable that begins like ours is meant for us (container platforms set some of their
   * own), but one that names a section of ours, or nearly names a setting, is.
   */
  private boolean isMistake(String variable) {
    return variable.startsWith(Variables.PREFIX)
        && !variables().contains(variable)
        && !PluginSettings.isVariable(variable)
        && (inSection(variable) || Nearest.to(variable, variables()).isPresent());
  }

  private boolean inSection(String variable) {
    return sections.stream().anyMatch(name -> variable.startsWith(Variables.of(name) + "_"));
  }

  private List<String> keys() {
    return settings.stream().map(Setting::key).toList();
  }

  private List<String> variables() {
    return settings.stream()
        .map(Setting::variable)
        .flatMap(name -> Stream.of(name, name + Variables.FILE))
        .toList();
  }

  private static String suggestion(String typed, Collection<String> known) {
    return Nearest.to(typed, known).map(name -> "; did you mean " + name + "?").orElse("");
  }
}
