package io.countersign.passkey;

import io.countersign.domain.factor.FactorConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The operator's settings.
 *
 * @param rpId the domain that new and old passkeys are for (WebAuthn Level 3 section 4, RP ID)
 * @param rpName what users read; the issuer's name if it is not set
 * @param userVerification whether a PIN or biometric is asked for
 * @param residentKey whether the authenticator is to know on its own for whom the passkey is
 * @param roots set if attestation is asked for: whose authenticators are taken
 * @param allowed models of authenticators; empty for all
 * @param timeout how long the user has
 * @param algorithms in the order in which they are preferred
 * @param counted whether a counter that goes back is refused
 * @param icon where the icon of a model is, with {@code {aaguid}} for its number
 */
record PasskeySettings(
    String rpId,
    Optional<String> rpName,
    Origins origins,
    Requirement userVerification,
    Requirement residentKey,
    Optional<TrustedRoots> roots,
    Set<UUID> allowed,
    Set<UUID> denied,
    Duration timeout,
    List<Algorithm> algorithms,
    boolean counted,
    Optional<String> icon) {

  /** Whether this is for trying it out only. */
  boolean ofThisMachine() {
    return origins.own().isEmpty();
  }

  static PasskeySettings of(FactorConfig config) {
    SettingsReader read = new SettingsReader(config);
    String rpId = read.rpId();
    PasskeySettings settings =
        new PasskeySettings(
            rpId,
            read.rpName(),
            read.origins(rpId),
            read.requirement("userVerification"),
            read.requirement("residentKey"),
            read.roots(),
            read.aaguids("allowedAaguids"),
            read.aaguids("deniedAaguids"),
            Duration.ofSeconds(config.integer("timeout", 300, 15, 900)),
            read.algorithms(),
            config.oneOf("signatureCounter", "check", Set.of("check", "ignore")).equals("check"),
            read.icon());
    config.check();
    return settings;
  }
}
