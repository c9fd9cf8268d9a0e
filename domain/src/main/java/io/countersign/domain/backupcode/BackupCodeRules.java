package io.countersign.domain.backupcode;

/**
 * What the backup codes of a tenant's users are like.
 *
 * @param count how many a set has, 5 to 50
 * @param length how many characters of {@link BackupCode#ALPHABET} each has, 13 to 32; five bits
 *     each, so that the fewest make 65. NIST SP 800-63B-4 section 3.1.2.2 asks for at least 20 bits
 *     where guesses are counted; we ask for what no count protects.
 * @param group after how many characters a dash is shown, 2 to 32; it is not part of the code
 * @param viewable whether users may see their codes again, with fresh proof
 * @param renewal what a used code takes with it
 */
public record BackupCodeRules(int count, int length, int group, boolean viewable, Renewal renewal) {

  /** Ten of 65 bits, shown as {@code abcd-efgh-jkmn-p}. */
  public static final BackupCodeRules USUAL = new BackupCodeRules(10, 13, 4, true, Renewal.SINGLE);

  /** At so many that are left, or fewer, the user had better renew them. */
  public static final int LOW = 3;

  /**
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public BackupCodeRules {
    within("count", count, 5, 50);
    within("length", length, 13, 32);
    within("group", group, 2, 32);
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " must be " + least + " to " + most);
    }
  }
}
