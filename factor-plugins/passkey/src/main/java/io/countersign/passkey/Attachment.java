package io.countersign.passkey;

import io.countersign.domain.factor.FactorType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an authenticator is (WebAuthn Level 3 section 5.4.5), and what policies call it. */
enum Attachment {
  /** Part of the device that the user signs in on. */
  PLATFORM("platform", "webauthn-platform"),
  /** A security key, or a phone that is asked by another device. */
  ROAMING("cross-platform", "webauthn-roaming");

  private final String text;
  private final String variant;

  Attachment(String text, String variant) {
    this.text = text;
    this.variant = variant;
  }

  /** By the name in a response; nothing for one that the standard does not have yet. */
  static Optional<Attachment> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }

  /** By the variant; nothing if the factor as a whole is meant. */
  static Optional<Attachment> demandedBy(FactorType name) {
    return Arrays.stream(values()).filter(each -> each.variant().equals(name)).findFirst();
  }

  /**
   * What the transports tell where the response does not say it: an authenticator that is reached
   * in any other way than from within roams.
   */
  static Optional<Attachment> reachedBy(Collection<String> transports) {
    if (transports.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Set.of("internal").containsAll(transports) ? PLATFORM : ROAMING);
  }

  static Set<FactorType> variants() {
    return Arrays.stream(values()).map(Attachment::variant).collect(Collectors.toSet());
  }

  /** As it is written in options and responses. */
  String text() {
    return text;
  }

  FactorType variant() {
    return new FactorType(variant);
  }
}
