package io.countersign.domain.factor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of one factor or transport, read once: ask for each setting, then call {@link
 * #check}, which refuses everything wrong and everything unknown at once. Not safe for use by
 * several threads.
 */
public final class FactorConfig {

  private final Map<String, String> settings;
  private final Set<String> asked = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private FactorConfig(Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
  }

  /** Settings as text, by name. */
  public static FactorConfig of(Map<String, String> settings) {
    return new FactorConfig(settings);
  }

  /** No settings: every factor must work with its defaults. */
  public static FactorConfig defaults() {
    return new FactorConfig(Map.of());
  }

  /** A text, or {@code otherwise} if it is not set. */
  public String text(String name, String otherwise) {
    asked.add(name);
    return settings.getOrDefault(name, otherwise);
  }

  /** A text that must be set and not be empty. */
  public String required(String name) {
    String value = text(name, "");
    if (value.isEmpty()) {
      problems.add(name + " must be set");
    }
    return value;
  }

  /** A secret that must be set and not be empty. */
  public SecretBytes secret(String name) {
    return SecretBytes.of(required(name).getBytes(StandardCharsets.UTF_8));
  }

  /** A text that may be missing. */
  public Optional<String> optional(String name) {
    asked.add(name);
    return Optional.ofNullable(settings.get(name));
  }

  /** Adds what is wrong with a setting to what {@link #check} says. */
  public void refuse(String name, String why) {
    problems.add(name + " " + why);
  }

  /** One of {@code choices}, or {@code otherwise} if it is not set. */
  public String oneOf(String name, String otherwise, Set<String> choices) {
    String value = text(name, otherwise);
    if (choices.contains(value)) {
      return value;
    }
    problems.add(name + " must be one of " + new TreeSet<>(choices));
    return otherwise;
  }

  /** A whole number from {@code least} to {@code most}, or {@code otherwise} if it is not set. */
  public int integer(String name, int otherwise, int least, int most) {
    String value = text(name, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the one complaint for everything that is not such a number.
    }
    problems.add(name + " must be a whole number from " + least + " to " + most);
    return otherwise;
  }

  /**
   * To be called after the last setting was asked for.
   *
   * @throws InvalidFactorConfig if a setting was out of its range or was never asked for
   */
  public void check() {
    settings.keySet().stream()
        .filter(name -> !asked.contains(name))
        .sorted()
        .forEach(
            name -> problems.add(name + " is not a setting of this factor, which knows " + asked));
    if (!problems.isEmpty()) {
      throw new InvalidFactorConfig(problems);
    }
  }
}
