package io.countersign.domain.browser;

/** What a token is to the trusted browser that it names. */
public enum Presentation {
  /** Its current one: the browser is trusted, and gets another one. */
  CURRENT,

  /**
   * The one before, just replaced: the browser is trusted, and what replaced it is not replaced.
   */
  JUST_REPLACED,

  /**
   * Neither. Its secret is guessed, or old: then two have had a copy of one token, and one of them
   * is not the user. Nobody can tell which (RFC 9700 section 4.14.2 on refresh tokens).
   */
  THEFT_SUSPECTED,

  /** The browser is trusted no more, whatever the token. */
  OVER
}
