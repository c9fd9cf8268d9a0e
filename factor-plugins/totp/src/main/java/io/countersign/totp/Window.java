package io.countersign.totp;

/**
 * Which steps are accepted at one moment: those up to {@code reach} before and after the step that
 * the user's clock is expected to show.
 *
 * <p>RFC 6238 section 6 lets a validator expect the drift seen at the last success. Here it is
 * never taken for more than {@code reach}, so that the server's own step always stays in the
 * window: a device whose clock was put right is not shut out, and nobody can lead the window away,
 * however many right codes they have.
 *
 * @param clock the step that the server's clock shows
 * @param expected the step that the user's clock is expected to show
 * @param reach 0 to 2 steps
 */
record Window(long clock, long expected, int reach) {

  static final int MOST_REACH = 2;

  static Window at(long clock, int lastDrift, int reach) {
    return new Window(clock, clock + Math.clamp(lastDrift, -reach, reach), reach);
  }

  /** There are no steps before 1970. */
  long first() {
    return Math.max(0, expected - reach);
  }

  long last() {
    return expected + reach;
  }

  /** The drift to expect after a success at {@code step}. */
  int drift(long step) {
    return Math.clamp(step - clock, -reach, reach);
  }
}
