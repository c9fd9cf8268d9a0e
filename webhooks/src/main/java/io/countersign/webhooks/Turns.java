package io.countersign.webhooks;

/**
 * How many requests to webhooks may begin in the next moment: none while others have precedence,
 * half as many as before where threads come late, and one more where they do not and more are
 * wanted. So a sign-in finds no queue at the processors, however much there is to tell.
 */
final class Turns {

  /** Sixteen thousand requests a second: more than one node can send. */
  static final int MOST = 16;

  private int many = 1;

  /**
   * @param late whether this moment began late, for want of a processor
   * @param othersFirst whether others have precedence
   * @param waiting how many wait for a turn
   */
  int next(boolean late, boolean othersFirst, int waiting) {
    if (late) {
      many = Math.max(1, many / 2);
    } else if (!othersFirst && waiting > many) {
      many = Math.min(MOST, many + 1);
    }
    return othersFirst ? 0 : many;
  }
}
