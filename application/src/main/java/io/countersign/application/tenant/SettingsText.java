package io.countersign.application.tenant;

import io.countersign.domain.backupcode.BackupCodeRules;
import io.countersign.domain.backupcode.Renewal;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.lockout.LockoutMode;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.mfa.EnrollmentPrompt;
import io.countersign.domain.tenant.TenantSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@link TenantSettings} as one text to be kept: a line {@code name=value} for each that is not
 * usual; at most 4,000 characters. No text is {@link TenantSettings#USUAL}. A later version may add
 * names: those that are not known here are ignored.
 */
public final class SettingsText {

  private static final String LINE = "\n";
  private static final String BLANK = " ";

  private static final String FACTORS = "factors";
  private static final String COUNT = "backupCodes.count";
  private static final String LENGTH = "backupCodes.length";
  private static final String GROUP = "backupCodes.group";
  private static final String VIEWABLE = "backupCodes.viewable";
  private static final String RENEWAL = "backupCodes.renewal";
  private static final String FRESH_PROOF = "freshProof";
  private static final String TRUSTED_BROWSERS = "trustedBrowsers";
  private static final String ORIGINS = "origins";
  private static final String PROMPT = "prompt";
  private static final String MAX_ATTEMPTS = "lockout.maxAttempts";
  private static final String MINUTES = "lockout.minutes";
  private static final String MODE = "lockout.mode";
  private static final String SOURCE_ATTEMPTS = "lockout.sourceAttempts";
  private static final String FULL_IDENTIFIERS = "lockout.fullIdentifiers";

  private SettingsText() {}

  /** For {@link #read}. */
  public static String write(TenantSettings settings) {
    Map<String, String> usual = values(TenantSettings.USUAL);
    return values(settings).entrySet().stream()
        .filter(setting -> !setting.getValue().equals(usual.get(setting.getKey())))
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(LINE));
  }

  /** The names of those that have another value. */
  static Set<String> changes(TenantSettings before, TenantSettings after) {
    Map<String, String> former = values(before);
    return values(after).entrySet().stream()
        .filter(setting -> !setting.getValue().equals(former.get(setting.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * @throws IllegalArgumentException if it was not written here
   */
  public static TenantSettings read(String text) {
    if (text.isEmpty()) {
      return TenantSettings.USUAL;
    }
    SortedMap<String, String> values = values(TenantSettings.USUAL);
    for (String line : text.split(LINE, -1)) {
      String[] setting = line.split("=", 2);
      if (setting.length < 2) {
        throw new IllegalArgumentException("a setting without a value");
      }
      values.put(setting[0], setting[1]);
    }
    return settings(values);
  }

  private static SortedMap<String, String> values(TenantSettings settings) {
    SortedMap<String, String> values = new TreeMap<>();
    settings.factors().ifPresent(factors -> values.put(FACTORS, words(factors.stream())));
    BackupCodeRules codes = settings.backupCodes();
    values.put(COUNT, String.valueOf(codes.count()));
    values.put(LENGTH, String.valueOf(codes.length()));
    values.put(GROUP, String.valueOf(codes.group()));
    values.put(VIEWABLE, String.valueOf(codes.viewable()));
    values.put(RENEWAL, codes.renewal().name());
    values.put(FRESH_PROOF, settings.freshProof().toString());
    settings.trustedBrowsers().ifPresent(time -> values.put(TRUSTED_BROWSERS, time.toString()));
    values.put(ORIGINS, words(settings.origins().stream()));
    values.put(PROMPT, settings.prompt().name());
    LockoutRules lockout = settings.lockout();
    values.put(MAX_ATTEMPTS, String.valueOf(lockout.maxAttempts()));
    values.put(MINUTES, String.valueOf(lockout.minutes()));
    values.put(MODE, lockout.mode().name());
    values.put(SOURCE_ATTEMPTS, String.valueOf(lockout.sourceAttempts()));
    values.put(FULL_IDENTIFIERS, String.valueOf(lockout.fullIdentifiers()));
    return values;
  }

  private static TenantSettings settings(Map<String, String> values) {
    return new TenantSettings(
        Optional.ofNullable(values.get(FACTORS)).map(text -> set(text, FactorType::new)),
        new BackupCodeRules(
            Integer.parseInt(present(values, COUNT)),
            Integer.parseInt(present(values, LENGTH)),
            Integer.parseInt(present(values, GROUP)),
            Boolean.parseBoolean(present(values, VIEWABLE)),
            Renewal.valueOf(present(values, RENEWAL))),
        Duration.parse(present(values, FRESH_PROOF)),
        Optional.ofNullable(values.get(TRUSTED_BROWSERS)).map(Duration::parse),
        set(present(values, ORIGINS), origin -> origin),
        EnrollmentPrompt.valueOf(present(values, PROMPT)),
        new LockoutRules(
            Integer.parseInt(present(values, MAX_ATTEMPTS)),
            Integer.parseInt(present(values, MINUTES)),
            LockoutMode.valueOf(present(values, MODE)),
            Integer.parseInt(present(values, SOURCE_ATTEMPTS)),
            Boolean.parseBoolean(present(values, FULL_IDENTIFIERS))));
  }

  /** They all begin with what is usual. */
  private static String present(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).orElseThrow();
  }

  private static String words(Stream<?> words) {
    return words.map(Object::toString).sorted().collect(Collectors.joining(BLANK));
  }

  private static <T> Set<T> set(String text, Function<String, T> each) {
    return Arrays.stream(text.split(BLANK, -1))
        .filter(word -> !word.isEmpty())
        .map(each)
        .collect(Collectors.toUnmodifiableSet());
  }
}
