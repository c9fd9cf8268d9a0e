package io.countersign.domain.webhook;

import java.util.Arrays;
import java.util.Optional;

/** How requests are signed (Standard Webhooks 1.0.0, "Signature scheme"). */
public enum SignatureScheme {
  /** HMAC-SHA256 with a secret that both sides have. */
  V1("v1"),
  /** Ed25519: whoever checks has only the public key. */
  V1A("v1a");

  private final String text;

  SignatureScheme(String text) {
    this.text = text;
  }

  /** The scheme of this name, if there is one. */
  public static Optional<SignatureScheme> named(String text) {
    return Arrays.stream(values()).filter(scheme -> scheme.text.equals(text)).findFirst();
  }

  /** The name before the comma of a signature. */
  public String text() {
    return text;
  }
}
