package io.countersign.server.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of factors: what they are called and may be is known to their plugins only. */
final class FactorSettings {

  private static final Pattern KEY = Pattern.compile("factors\\.([^.]+)\\.([^.]+)");

  private FactorSettings() {}

  static boolean is(String key) {
    return KEY.matcher(key).matches();
  }

  /** By factor, then by name. */
  static Map<String, Map<String, String>> of(Sources sources) {
    Map<String, Map<String, String>> factors = new TreeMap<>();
    sources.file().forEach((key, given) -> put(key, given.text(), factors));
    sources.environment().keySet().stream()
        .filter(variable -> variable.startsWith(Variables.FACTORS))
        .map(Variables::withoutFile)
        .distinct()
        .forEach(variable ->
            sources
                .variable(variable)
                .ifPresent(given -> put(Variables.factorKey(variable), given.text(), factors)));
    return factors;
  }

  private static void put(String key, String text, Map<String, Map<String, String>> factors) {
    Matcher matcher = KEY.matcher(key);
    if (matcher.matches()) {
      factors.computeIfAbsent(matcher.group(1), _ -> new TreeMap<>()).put(matcher.group(2), text);
    }
  }
}
