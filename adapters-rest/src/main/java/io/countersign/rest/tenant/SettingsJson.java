package io.countersign.rest.tenant;

import static io.countersign.domain.tenant.TenantSettings.USUAL;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantSettings;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Formed;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** What a tenant chose, as JSON. */
final class SettingsJson {
  static final String FACTORS = "factors";
  static final String BACKUP_CODES = "backupCodes";
  static final String FRESH_PROOF = "freshProofSeconds";
  static final String TRUSTED_BROWSERS = "trustedBrowserDays";
  static final String ORIGINS = "origins";
  static final String PROMPT = "prompt";
  static final String LOCKOUT = "lockout";

  private SettingsJson() {}

  /**
   * What it says shall be chosen; what is absent stays. The settings themselves know their ranges:
   * each value is tried on the usual ones, so that the field at fault is named.
   */
  static UnaryOperator<TenantSettings> change(Body body) {
    var freshProof =
        body.optionalNumber(
            FRESH_PROOF, n -> USUAL.withFreshProof(Duration.ofSeconds(n)).freshProof());
    var prompt = body.optionalText(PROMPT, PolicyText::prompt);
    return Stream.<Optional<UnaryOperator<TenantSettings>>>of(
            factors(body),
            body.object(BACKUP_CODES)
                .map(BackupCodesJson::change)
                .map(change ->
                    settings -> settings.withBackupCodes(change.apply(settings.backupCodes()))),
            freshProof.map(age -> settings -> settings.withFreshProof(age)),
            trustedBrowsers(body),
            origins(body),
            prompt.map(chosen -> settings -> settings.withPrompt(chosen)),
            body.object(LOCKOUT)
                .map(LockoutJson::change)
                .map(change -> settings -> settings.withLockout(change.apply(settings.lockout()))))
        .flatMap(Optional::stream)
        .reduce(UnaryOperator.identity(), (one, next) -> before -> next.apply(one.apply(before)));
  }

  static void write(JsonGenerator out, TenantSettings settings) {
    settings
        .factors()
        .ifPresent(factors ->
            Json.texts(out, FACTORS, factors.stream().map(FactorType::value).sorted().toList()));
    Json.object(out, BACKUP_CODES, () -> BackupCodesJson.write(out, settings.backupCodes()));
    out.writeNumberProperty(FRESH_PROOF, settings.freshProof().toSeconds());
    settings
        .trustedBrowsers()
        .ifPresent(time -> out.writeNumberProperty(TRUSTED_BROWSERS, time.toDays()));
    Json.texts(out, ORIGINS, new TreeSet<>(settings.origins()));
    out.writeStringProperty(PROMPT, PolicyText.of(settings.prompt()));
    Json.object(out, LOCKOUT, () -> LockoutJson.write(out, settings.lockout()));
  }

  private static Optional<UnaryOperator<TenantSettings>> factors(Body body) {
    if (!body.has(FACTORS)) {
      return Optional.empty();
    }
    Optional<Set<FactorType>> chosen =
        body.optionalTexts(FACTORS, FactorType::new)
            .map(list -> distinct(FACTORS, list))
            .flatMap(set ->
                Formed.of(
                    FACTORS, set, factors -> USUAL.withFactors(Optional.of(factors)).factors()));
    return Optional.of(settings -> settings.withFactors(chosen));
  }

  private static Optional<UnaryOperator<TenantSettings>> trustedBrowsers(Body body) {
    if (!body.has(TRUSTED_BROWSERS)) {
      return Optional.empty();
    }
    Optional<Duration> chosen =
        body.optionalNumber(
                TRUSTED_BROWSERS,
                n -> USUAL.withTrustedBrowsers(Optional.of(Duration.ofDays(n))).trustedBrowsers())
            .flatMap(Function.identity());
    return Optional.of(settings -> settings.withTrustedBrowsers(chosen));
  }

  private static Optional<UnaryOperator<TenantSettings>> origins(Body body) {
    return body.optionalTexts(ORIGINS, SettingsJson::origin)
        .map(list -> distinct(ORIGINS, list))
        .map(set -> Formed.of(ORIGINS, set, origins -> USUAL.withOrigins(origins).origins()))
        .map(chosen -> settings -> settings.withOrigins(chosen));
  }

  private static String origin(String text) {
    return USUAL.withOrigins(Set.of(text)).origins().iterator().next();
  }

  private static <T> Set<T> distinct(String field, List<T> list) {
    Set<T> set = Set.copyOf(list);
    if (set.size() < list.size()) {
      throw new InvalidFields(field, "must not name one twice");
    }
    return set;
  }
}
