package io.countersign.domain.user;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The application's own id for a person. It is taken as it is and compared exactly, so that two of
 * an application's users are never one of ours; what could be read as another spelling of the same
 * id is refused rather than folded.
 *
 * @param value 1 to 255 characters in Unicode normal form KC, without control characters, not
 *     beginning or ending with white space
 */
public record UserId(String value) {

  private static final int MOST = 255;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

  /**
   * @throws IllegalArgumentException if {@code value} is not of the form above
   */
  public UserId {
    if (value.isEmpty() || value.length() > MOST) {
      throw new IllegalArgumentException("must have 1 to " + MOST + " characters");
    }
    if (UNPRINTABLE.matcher(value).find()) {
      throw new IllegalArgumentException("must not contain control or invisible characters");
    }
    if (!value.equals(value.strip()) || !Normalizer.isNormalized(value, Normalizer.Form.NFKC)) {
      throw new IllegalArgumentException(
          "must be in Unicode normal form KC, without white space around it");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
