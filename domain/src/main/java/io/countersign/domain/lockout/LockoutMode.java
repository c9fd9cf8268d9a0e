package io.countersign.domain.lockout;

/** What comes of too many wrong guesses. */
public enum LockoutMode {
  /** Nobody may guess for as long as the tenant chose; then as many guesses as before. */
  HARD,
  /** One guess at a time, after a delay that doubles with each wrong one. */
  DELAY
}
