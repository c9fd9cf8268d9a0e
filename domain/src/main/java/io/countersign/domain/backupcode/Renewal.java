package io.countersign.domain.backupcode;

/** What a used backup code takes with it. */
public enum Renewal {
  /** Nothing: the others go on, and only what was used need be replaced. */
  SINGLE,
  /** The whole set: a new one is due. */
  ALL
}
