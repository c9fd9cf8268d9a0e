package io.countersign.domain.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an event may tell, each in a form of its own: none that a code, a seed, a number or an
 * address would have, but {@link #IDENTIFIER} and {@link #IP}, which are meant to.
 */
public enum FactName {
  AUTHENTICATION("authentication", "The authentication that it is about.", Kind.TEXT, Form.ID),
  AUTHENTICATOR("authenticator", "The authenticator that it is about.", Kind.TEXT, Form.ID),
  ENROLLMENT("enrollment", "The enrollment that it came from.", Kind.TEXT, Form.ID),
  BROWSER("browser", "The trusted browser that it is about.", Kind.TEXT, Form.ID),
  TOKEN("token", "The user token that it is about.", Kind.TEXT, Form.ID),
  WEBHOOK("webhook", "The webhook that it is about.", Kind.TEXT, Form.ID),
  FACTOR("factor", "Its factor.", Kind.TEXT, Form.WORD),
  FACTORS(
      "factors",
      "The factors that were used or are meant, in the order of their names.",
      Kind.LIST,
      "(" + Form.WORD + "(," + Form.WORD + ")*)?"),
  SCOPES(
      "scopes",
      "What a user token or an API key may do.",
      Kind.LIST,
      "(" + Form.SCOPE + "(," + Form.SCOPE + ")*)?"),
  REASON(
      "reason",
      "Why, as the API says it: lower-case words joined by dashes.",
      Kind.TEXT,
      Form.WORDS),
  ACT(
      "act",
      "What was done, where that is not the event itself: lower-case words joined by dashes.",
      Kind.TEXT,
      Form.WORDS),
  JUSTIFICATION(
      "justification",
      "Why somebody says that they did it, in their own words.",
      Kind.TEXT,
      "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,200}"),
  COUNT("count", "How many there are; 999 if there are more.", Kind.NUMBER, Form.FEW),
  LEFT("left", "How many are left.", Kind.NUMBER, Form.FEW),
  VERSION("version", "The version of the policy that it is about.", Kind.NUMBER, Form.VERSION),
  FORMER("former", "The version of the policy that was asked before.", Kind.NUMBER, Form.VERSION),
  KIND("kind", "In what it is written.", Kind.TEXT, Form.WORD),
  IDENTIFIER_TYPE("identifierType", "What sort of identifier it is about.", Kind.TEXT, Form.WORD),
  IDENTIFIER(
      "identifier",
      "The identifier: masked, unless the tenant chose to be told it in full.",
      Kind.TEXT,
      "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s]([^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{0,318}"
          + "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s])?"),
  IDENTIFIER_TYPES(
      "identifierTypes",
      "What sorts of identifiers were linked or taken away.",
      Kind.LIST,
      Form.WORD + "(," + Form.WORD + ")*"),
  LINKED("linked", "How many were linked.", Kind.NUMBER, Form.FEW),
  UNLINKED("unlinked", "How many were taken away.", Kind.NUMBER, Form.FEW),
  AUDIENCE("audience", "Whose guesses were counted.", Kind.TEXT, Form.WORD),
  ACTION("action", "At what was guessed last.", Kind.TEXT, Form.WORD),
  ATTEMPTS("attempts", "How many wrong guesses there were.", Kind.NUMBER, Form.MANY),
  LOCKED_UNTIL("lockedUntil", "Until when nobody may guess.", Kind.TEXT, Form.TIME),
  IP("ip", "The address that the last guess came from.", Kind.TEXT, Form.ADDRESS),
  PLUGIN(
      "plugin",
      "The id that a plugin has given itself, in lower case; absent if it has another form.",
      Kind.TEXT,
      "(?=.{1,64}$)[a-z][a-z0-9]*([._-][a-z0-9]+)*"),
  PLUGIN_VERSION(
      "pluginVersion",
      "The plugin's own version.",
      Kind.TEXT,
      "[0-9]{1,5}(\\.[0-9]{1,5}){1,3}([+-][0-9A-Za-z.+-]{1,40})?"),
  ARCHIVE(
      "archive",
      "The name of its file, unless it is an unusual one.",
      Kind.TEXT,
      "[A-Za-z0-9][A-Za-z0-9._-]{0,95}\\.(zip|jar)"),
  KEY("key", "The API key that it is about.", Kind.TEXT, Form.ID),
  KID("kid", "The name of the signing key in the key set.", Kind.TEXT, "[A-Za-z0-9_-]{36,64}"),
  MEMBERS(
      "members",
      "Which of its members have another value, as the tenant's settings call them.",
      Kind.LIST,
      Form.MEMBER + "(," + Form.MEMBER + ")*"),
  ORGANIZATION(
      "organization",
      "The application's own id of the organization.",
      Kind.TEXT,
      "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,128}"),
  MFA(
      "mfa",
      "Whom a second proof is asked of; absent where nothing is chosen.",
      Kind.TEXT,
      Form.WORD);

  /** What a value is on the wire. */
  public enum Kind {
    /** A string. */
    TEXT,
    /** An integer. */
    NUMBER,
    /** Several strings; here they are one text, separated by commas. */
    LIST
  }

  private static final class Form {
    static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    static final String WORD = "[a-z][a-z0-9-]{1,31}";
    static final String WORDS = "(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*";
    static final String SCOPE = "[a-z-]{1,32}:[a-z-]{1,32}";
    static final String VERSION = "[1-9][0-9]{0,4}";
    static final String MEMBER = "[a-zA-Z][a-zA-Z.]{0,63}";
    static final String FEW = "0|[1-9][0-9]{0,2}";
    static final String MANY = "0|[1-9][0-9]{0,3}";
    static final String TIME =
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{3}([0-9]{3})?)?Z";
    static final String ADDRESS =
        "[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.{2,39}$)(?=.*:.*:)[0-9a-f]{0,4}(:[0-9a-f]{0,4}){1,7}";
  }

  /** Every fact of every event that is read or told asks for its name. */
  private static final Map<String, FactName> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(FactName::text, Function.identity()));

  private final String text;
  private final String meaning;
  private final Kind kind;
  private final Pattern form;

  FactName(String text, String meaning, Kind kind, String form) {
    this.text = text;
    this.meaning = meaning;
    this.kind = kind;
    this.form = Pattern.compile(form);
  }

  /** The fact of this name, if there is one. */
  public static Optional<FactName> named(String text) {
    return Optional.ofNullable(BY_TEXT.get(text));
  }

  /** The name on the wire, for example {@code authenticator}. */
  public String text() {
    return text;
  }

  /** What it tells, as a sentence. */
  public String meaning() {
    return meaning;
  }

  /** What its values are on the wire. */
  public Kind kind() {
    return kind;
  }

  /**
   * The form of a value, the whole of it, as a regular expression that both Java and ECMA-262 with
   * the flag {@code u} know; that of a list is of its texts with commas between them.
   */
  public String form() {
    return form.pattern();
  }

  /** Whether a value is of its form, which is at most 1,000 characters. */
  boolean takes(String value) {
    return value.length() <= 1_000 && form.matcher(value).matches();
  }
}
