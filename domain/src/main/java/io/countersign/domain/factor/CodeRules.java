package io.countersign.domain.factor;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * How the codes look that are sent to people.
 *
 * @param letters whether they are letters, 20 of them that are not taken for others and make no
 *     words; else digits
 * @param length 6 to 12: at least 20 bits (NIST SP 800-63B-4 section 3.1.3.2)
 * @param lifetime 1 to 10 minutes: "The verifier SHALL consider the authentication complete only if
 *     completed within 10 minutes" (the same section)
 */
public record CodeRules(boolean letters, int length, Duration lifetime) {

  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

  /**
   * Asks for {@code codeAlphabet} (digits or letters, default digits), {@code codeLength} (6 to 12,
   * default 6) and {@code codeMinutes} (1 to 10, default 10).
   */
  public static CodeRules of(FactorConfig config) {
    return new CodeRules(
        config.oneOf("codeAlphabet", "digits", Set.of("digits", "letters")).equals("letters"),
        config.integer("codeLength", 6, 6, 12),
        Duration.ofMinutes(config.integer("codeMinutes", 10, 1, 10)));
  }

  /** A new one. */
  public OneTimeCode issue(SecureRandom random, Instant now) {
    String alphabet = letters ? LETTERS : DIGITS;
    byte[] code = new byte[length];
    for (int i = 0; i < length; i++) {
      code[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
    }
    return new OneTimeCode(SecretBytes.of(code), now.plus(lifetime));
  }

  /**
   * Reads a response that has the form of a code; letters in either case.
   *
   * @throws MalformedField if it has not
   */
  public String read(Fields response, String name) {
    if (!letters) {
      return response.digits(name, length);
    }
    String text = response.text(name);
    boolean formed =
        text.length() == length
            && text.getBytes(StandardCharsets.UTF_8).length == length
            && text.toUpperCase(Locale.ROOT).chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
    if (!formed) {
      throw new MalformedField(name, "must be exactly " + length + " letters");
    }
    return text.toUpperCase(Locale.ROOT);
  }
}
