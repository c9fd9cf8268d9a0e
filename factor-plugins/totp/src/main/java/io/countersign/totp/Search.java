package io.countersign.totp;

/**
 * Where a code was found in a window. Every step is tried and none is branched on, so that the time
 * it takes tells nothing about a code.
 *
 * @param spent whether it is also the code of a step that can no longer be used
 * @param step the last step that has this code, {@link TotpCredential#NO_STEP} if none has
 */
record Search(boolean spent, long step) {

  static Search of(int code, Hotp codes, Window window, long lastStep) {
    long found = TotpCredential.NO_STEP;
    long spent = 0;
    for (long step = window.first(); step <= window.last(); step++) {
      long same = allOnesIfEqual(codes.code(step), code);
      found = (step & same) | (found & ~same);
      spent |= same & allOnesIfNotAfter(step, lastStep);
    }
    return new Search(spent != 0, found);
  }

  private static long allOnesIfEqual(int a, int b) {
    long difference = (a ^ b) & 0xffff_ffffL;
    return (difference - 1) >> 63;
  }

  private static long allOnesIfNotAfter(long step, long lastStep) {
    return ~((lastStep - step) >> 63);
  }
}
