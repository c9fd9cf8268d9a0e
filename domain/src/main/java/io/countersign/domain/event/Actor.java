package io.countersign.domain.event;

import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.UserTokenId;
import java.util.regex.Pattern;

/**
 * Who did it: whoever called, or nobody but Countersign itself.
 *
 * @param text what kind of actor, and a colon and its id if there are several of the kind: {@code
 *     api-key:…}, {@code user-token:…}, {@code operator}, {@code system}
 */
public record Actor(String text) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z-]{0,31}(:[0-9a-f-]{36})?");

  /** Countersign itself, in the background. */
  public static final Actor SYSTEM = new Actor("system");

  /** Whoever runs Countersign, at its command line. */
  public static final Actor OPERATOR = new Actor("operator");

  /**
   * @throws IllegalArgumentException if it is not of the form above
   */
  public Actor {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("must match " + FORM.pattern());
    }
  }

  /** An application, by the key that it called with. */
  public static Actor apiKey(ApiKeyId id) {
    return new Actor("api-key:" + id);
  }

  /** A user's browser, by the token that it called with. */
  public static Actor userToken(UserTokenId id) {
    return new Actor("user-token:" + id);
  }

  @Override
  public String toString() {
    return text;
  }
}
