package io.countersign.webhooks;

/**
 * How many requests to webhooks may begin in the next moment: none while others are at work, half
 * as many as before where threads come late, and one more where they do not. So a sign-in finds no
 * queue at the processors, however much there is to tell.
 */
final class Turns {

  /** Sixteen thousand requests a second: more than one node can send. */
  static final int MOST = 16;

  /**
   * For how many moments others may be at work until something begins in spite of them: what is to
   * be told is told also where nothing ever rests.
   */
  static final int MOST_HELD = 20;

  private int many;
  private int held;

  /**
   * @param late whether this moment began late, for want of a processor
   * @param othersWork whether as much is worked at as there are processors for
   */
  int next(boolean late, boolean othersWork) {
    many = late ? Math.max(1, many / 2) : Math.min(MOST, many + 1);
    if (othersWork && held < MOST_HELD) {
      held++;
      return 0;
    }
    held = 0;
    return many;
  }
}
