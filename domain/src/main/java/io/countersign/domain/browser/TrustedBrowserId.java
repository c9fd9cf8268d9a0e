package io.countersign.domain.browser;

import java.util.UUID;

/** Names one trusted browser. It is part of its tokens, and no secret. */
public record TrustedBrowserId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
