package io.countersign.domain.contact;

/** Where a contact verification stands. All but the first are for good. */
public enum ContactStatus {
  /** Waits for the code. */
  PENDING,
  /** The code came back. */
  VERIFIED,
  /** Got too many wrong codes. */
  FAILED,
  /** The code did not come in time. */
  EXPIRED
}
