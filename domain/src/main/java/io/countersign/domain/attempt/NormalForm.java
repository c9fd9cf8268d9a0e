package io.countersign.domain.attempt;

import io.countersign.domain.user.UserId;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one spelling of an identifier. What looks the same but is another character (a Cyrillic a)
 * stays another one: folding these would have strangers share an identifier.
 */
final class NormalForm {

  private static final int MOST = 320;

  /** Nobody sees them, so nobody could tell two identifiers apart that differ in them. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\p{Zl}\\p{Zp}\\u034F\\u115F\\u1160\\u17B4\\u17B5"
              + "\\u180B-\\u180F\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

  /** What people put between the digits of a number, after normal form KC. */
  private static final Pattern BETWEEN = Pattern.compile("\\(0\\)|[\\p{Zs}\\p{Pd}()./]");

  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private NormalForm() {}

  static String of(IdentifierType type, String text) {
    if (type == IdentifierType.USER) {
      return new UserId(text).value();
    }
    if (text.length() > MOST || INVISIBLE.matcher(text).find()) {
      throw new IllegalArgumentException(
          "must have at most 320 characters, none of them a control or an invisible one");
    }
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    // Lower case may be made of several characters: the letters of some scripts are put together.
    plain = Normalizer.normalize(plain, Normalizer.Form.NFKC);
    if (plain.isEmpty() || plain.length() > MOST) {
      throw new IllegalArgumentException("must have 1 to 320 characters");
    }
    return switch (type) {
      case EMAIL -> address(plain);
      case PHONE -> number(plain);
      case USERNAME, USER -> plain;
    };
  }

  /**
   * RFC 5321 has the part before the at sign in the receiver's hands; no receiver is known that
   * minds its case.
   */
  private static String address(String plain) {
    int at = plain.lastIndexOf('@');
    if (at < 1 || at == plain.length() - 1 || plain.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("must be an address such as anna@example.com");
    }
    try {
      String domain = relative(IDN.toASCII(plain.substring(at + 1), IDN.ALLOW_UNASSIGNED));
      if (!domain.isEmpty()) {
        return plain.substring(0, at + 1) + domain;
      }
    } catch (IllegalArgumentException noDomain) {
      throw new IllegalArgumentException("must be an address such as anna@example.com", noDomain);
    }
    throw new IllegalArgumentException("must be an address such as anna@example.com");
  }

  /** RFC 1034 section 3.1: a dot at the end is before the label of the root, which is empty. */
  private static String relative(String domain) {
    String relative = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    if (relative.startsWith(".") || relative.endsWith(".") || relative.contains("..")) {
      throw new IllegalArgumentException("an empty label");
    }
    return relative;
  }

  /** E.164, in full: whose national number it would be, nobody here knows. */
  private static String number(String plain) {
    String digits = BETWEEN.matcher(plain).replaceAll("");
    String full = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    if (!NUMBER.matcher(full).matches()) {
      throw new IllegalArgumentException(
          "must be a number with its country code, such as +33612345678");
    }
    return full;
  }
}
