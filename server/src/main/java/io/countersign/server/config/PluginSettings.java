package io.countersign.server.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of what plugins bring: what they are called and may be is known to the plugins only.
 * They may be secret, so they do not print.
 *
 * @param byName by the name of the factor or transport, then by the name of the setting
 */
public record PluginSettings(Map<String, Map<String, String>> byName) {

  static final String FACTORS = "factors";
  static final String TRANSPORTS = "transports";

  private static final List<String> SECTIONS = List.of(FACTORS, TRANSPORTS);
  private static final Pattern KEY =
      Pattern.compile("(?<section>[^.]+)\\.(?<name>[^.]+)(\\.(?<setting>[^.]+))?");

  /** Keeps a copy. */
  public PluginSettings {
    byName = Map.copyOf(byName);
  }

  /** Whether a key of a file names one, or is the name of a factor or transport with none. */
  static boolean is(String key, Given given) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches()
        && SECTIONS.contains(matcher.group("section"))
        && (matcher.group("setting") != null || given.text().isEmpty());
  }

  /** Whether an environment variable names one. */
  static boolean isVariable(String variable) {
    return SECTIONS.stream()
        .filter(section -> begins(section, variable))
        .map(section -> Variables.pluginKey(section, Variables.withoutFile(variable)))
        .map(KEY::matcher)
        .anyMatch(matcher -> matcher.matches() && matcher.group("setting") != null);
  }

  private static boolean begins(String section, String variable) {
    return variable.startsWith(Variables.of(section) + "_");
  }

  static PluginSettings of(String section, Sources sources) {
    Map<String, Map<String, String>> settings = new TreeMap<>();
    sources.file().forEach((key, given) -> put(section, key, given.text(), settings));
    sources.environment().keySet().stream()
        .filter(variable -> begins(section, variable))
        .map(Variables::withoutFile)
        .distinct()
        .forEach(variable ->
            sources
                .variable(variable)
                .ifPresent(given ->
                    put(section, Variables.pluginKey(section, variable), given.text(), settings)));
    return new PluginSettings(settings);
  }

  private static void put(
      String section, String key, String text, Map<String, Map<String, String>> settings) {
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches() || !matcher.group("section").equals(section)) {
      return;
    }
    Optional<String> setting = Optional.ofNullable(matcher.group("setting"));
    if (setting.isPresent() || text.isEmpty()) {
      Map<String, String> own =
          settings.computeIfAbsent(matcher.group("name"), _ -> new TreeMap<>());
      setting.ifPresent(name -> own.put(name, text));
    }
  }

  @Override
  public String toString() {
    return byName.keySet().toString();
  }
}
