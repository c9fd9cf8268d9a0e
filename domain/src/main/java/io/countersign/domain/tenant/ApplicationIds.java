package io.countersign.domain.tenant;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The form of ids that applications made. They are taken as they are and compared exactly, so that
 * two of an application's things are never one of ours; what could be read as another spelling of
 * the same id is refused rather than folded.
 */
public final class ApplicationIds {

  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

  private ApplicationIds() {}

  /**
   * @param most characters
   * @throws IllegalArgumentException if {@code value} does not have 1 to {@code most} characters in
   *     Unicode normal form KC, has control or invisible ones, or begins or ends with white space
   */
  public static void require(String value, int most) {
    if (value.isEmpty() || value.length() > most) {
      throw new IllegalArgumentException("must have 1 to " + most + " characters");
    }
    if (UNPRINTABLE.matcher(value).find()) {
      throw new IllegalArgumentException("must not contain control or invisible characters");
    }
    if (!value.equals(value.strip()) || !Normalizer.isNormalized(value, Normalizer.Form.NFKC)) {
      throw new IllegalArgumentException(
          "must be in Unicode normal form KC, without white space around it");
    }
  }
}
