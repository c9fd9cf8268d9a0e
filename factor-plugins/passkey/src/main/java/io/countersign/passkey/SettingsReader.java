package io.countersign.passkey;

import io.countersign.domain.factor.FactorConfig;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the settings that are more than one of a few words. */
final class SettingsReader {

  private static final String LOCALHOST = "localhost";
  private static final String DOMAIN =
      "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*";
  private static final String AAGUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final int MOST_NAME = 64;
  private static final String PLACE = "{aaguid}";

  /** A fact of a profile has at most 200 characters. */
  private static final int MOST_ICON = 160;

  private final FactorConfig config;

  SettingsReader(FactorConfig config) {
    this.config = config;
  }

  String rpId() {
    String rpId = config.text("rpId", LOCALHOST);
    if (!rpId.equals(LOCALHOST) && !rpId.matches(DOMAIN)) {
      config.refuse(
          "rpId", "must be a domain in lower case, without scheme and port: acme.example");
    }
    return rpId;
  }

  Optional<String> rpName() {
    Optional<String> name = config.optional("rpName");
    if (name.filter(text -> text.isBlank() || text.length() > MOST_NAME).isPresent()) {
      config.refuse("rpName", "must have 1 to " + MOST_NAME + " characters");
    }
    return name;
  }

  Origins origins(String rpId) {
    Set<String> own = origins("origins", origin -> Origins.isWeb(origin) || Origins.isApp(origin));
    Set<String> around = origins("topOrigins", Origins::isWeb);
    if (rpId.equals(LOCALHOST)) {
      if (own.stream().anyMatch(origin -> !Origins.ofThisMachine().expect(origin))) {
        config.refuse("rpId", "must be set for origins other than http://localhost");
      }
      return new Origins(own, around);
    }
    return new Origins(own.isEmpty() ? Set.of("https://" + rpId) : own, around);
  }

  private Set<String> origins(String name, Predicate<String> form) {
    List<String> origins = Texts.of(config.text(name, ""));
    if (!origins.stream().allMatch(form)) {
      config.refuse(
          name,
          "must be origins as browsers write them, separated by commas:"
              + " https://login.acme.example, without a path or a port that goes without saying");
    }
    return new LinkedHashSet<>(origins);
  }

  Requirement requirement(String name) {
    return Requirement.of(config.oneOf(name, Requirement.PREFERRED.text(), Requirement.texts()));
  }

  /** Attestation that nobody checks is worth nothing, so each of the two settings asks for both. */
  Optional<TrustedRoots> roots() {
    boolean direct = config.oneOf("attestation", "none", Set.of("none", "direct")).equals("direct");
    Optional<String> roots = config.optional("trustedRoots");
    if (direct != roots.isPresent()) {
      config.refuse("trustedRoots", "must be set if attestation is direct, and only then");
      return Optional.empty();
    }
    try {
      return roots.map(TrustedRoots::of);
    } catch (IllegalArgumentException unusable) {
      config.refuse("trustedRoots", "must be certificates in PEM");
      return Optional.empty();
    }
  }

  Set<UUID> aaguids(String name) {
    List<String> texts = Texts.of(config.text(name, ""));
    if (!texts.stream().allMatch(text -> text.matches(AAGUID))) {
      config.refuse(name, "must be AAGUIDs in lower case, separated by commas");
      return Set.of();
    }
    return texts.stream().map(UUID::fromString).collect(Collectors.toSet());
  }

  List<Algorithm> algorithms() {
    List<Optional<Algorithm>> known =
        Texts.of(config.text("algorithms", "ES256, EdDSA, RS256")).stream()
            .map(Algorithm::of)
            .distinct()
            .toList();
    if (known.isEmpty() || !known.stream().allMatch(Optional::isPresent)) {
      config.refuse("algorithms", "must be some of " + Arrays.asList(Algorithm.values()));
    }
    return known.stream().flatMap(Optional::stream).toList();
  }

  Optional<String> icon() {
    Optional<String> icon = config.optional("icon");
    if (icon.filter(
            url -> !url.matches("https://\\S+") || !url.contains(PLACE) || url.length() > MOST_ICON)
        .isPresent()) {
      config.refuse(
          "icon", "must be an https URL of at most " + MOST_ICON + " characters with " + PLACE);
    }
    return icon;
  }
}
