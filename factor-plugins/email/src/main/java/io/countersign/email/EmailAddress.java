package io.countersign.email;

import io.countersign.domain.factor.Destination;
import io.countersign.domain.factor.MalformedField;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address in its one normal form: ASCII, lower case, the domain as A-labels (RFC 5890).
 *
 * <p>The part before the at sign is made lower case, too. RFC 5321 section 2.4 leaves its case to
 * the receiving host, and hardly any tells two mailboxes apart by it; for us {@code Ada@} and
 * {@code ada@} would be one mailbox that counts as two authenticators and has twice the sends. What
 * is verified, counted and written to is the lower-case address, so that a host that does tell them
 * apart gives nobody a code that another confirmed. Nothing else is folded: {@code ada+x@} is an
 * address of its own.
 */
record EmailAddress(String local, String domain) {

  private static final int MOST = 254; // RFC 5321 section 4.5.3.1.3, without the angle brackets
  private static final int MOST_LOCAL = 64; // section 4.5.3.1.1

  /** RFC 5322 section 3.2.3, dot-atom: no quoted strings, which nobody has. */
  private static final Pattern LOCAL =
      Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

  /** What IDNA 2003, which the JDK knows, and IDNA 2008 take to different domains. */
  private static final Pattern DEVIATION = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  /**
   * Reads what a person typed.
   *
   * @param field its name, for the refusal
   * @throws MalformedField if it is not an address, or one that needs quotes or SMTPUTF8
   */
  static EmailAddress read(String field, String typed) {
    if (typed.length() > MOST) {
      throw new MalformedField(field, "must have at most " + MOST + " characters");
    }
    String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    int at = text.lastIndexOf('@');
    String local = text.substring(0, Math.max(0, at)).toLowerCase(Locale.ROOT);
    String domain = domain(text.substring(at + 1)).orElse("");
    if (local.length() > MOST_LOCAL
        || local.length() + 1 + domain.length() > MOST
        || !LOCAL.matcher(local).matches()
        || !DOMAIN.matcher(domain).matches()) {
      throw new MalformedField(field, "must be an e-mail address such as name@example.com");
    }
    return new EmailAddress(local, domain);
  }

  private static Optional<String> domain(String text) {
    if (DEVIATION.matcher(text).find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
  }

  String address() {
    return local + "@" + domain;
  }

  /** As {@code a•••@e•••.com}: always three dots, so that not even lengths are told. */
  String masked() {
    String readable = IDN.toUnicode(domain);
    return first(local)
        + "•••@"
        + first(readable)
        + "•••"
        + readable.substring(readable.lastIndexOf('.'));
  }

  private static String first(String text) {
    return text.substring(0, text.offsetByCodePoints(0, 1));
  }

  Destination destination() {
    return new Destination(address(), masked(), Optional.empty());
  }

  @Override
  public String toString() {
    return masked();
  }
}
