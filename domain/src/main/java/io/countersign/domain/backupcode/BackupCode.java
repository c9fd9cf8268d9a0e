package io.countersign.domain.backupcode;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * One code for emergencies, in its normal form.
 *
 * @param normal characters of {@link #ALPHABET}, as ASCII
 */
public record BackupCode(SecretBytes normal) {

  /** The factor that they are. No plugin may have its name. */
  public static final FactorType FACTOR = new FactorType("backup-code");

  /**
   * Crockford's base 32 in small letters: nobody has to tell 0 from o or 1 from l, since i, l, o
   * and u are not among them.
   */
  public static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int MOST = 128;

  /** A new one of so many characters, each of them five random bits. */
  public static BackupCode random(int length, SecureRandom random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < length; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return of(code);
  }

  /**
   * What a person typed: in any case, with spaces and dashes wherever they like, and with {@code o}
   * for 0 and {@code i} or {@code l} for 1.
   *
   * @return nothing if it is no code, whatever the rules
   */
  public static Optional<BackupCode> typed(String text) {
    if (text.length() > MOST) {
      return Optional.empty();
    }
    StringBuilder code = new StringBuilder();
    for (char typed : text.toLowerCase(Locale.ROOT).toCharArray()) {
      switch (typed) {
        case '-', ' ', '\u00A0', '\u2010', '\u2011', '\u2013', '\u2014' -> {}
        case 'o' -> code.append('0');
        case 'i', 'l' -> code.append('1');
        default -> code.append(typed);
      }
    }
    return !code.isEmpty() && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        ? Optional.of(of(code))
        : Optional.empty();
  }

  /** As people read it: a dash after every so many characters. */
  public String grouped(int group) {
    String code = new String(normal.reveal(), StandardCharsets.US_ASCII);
    return code.replaceAll("(.{" + group + "})(?=.)", "$1-");
  }

  private static BackupCode of(CharSequence code) {
    return new BackupCode(SecretBytes.of(code.toString().getBytes(StandardCharsets.US_ASCII)));
  }
}
