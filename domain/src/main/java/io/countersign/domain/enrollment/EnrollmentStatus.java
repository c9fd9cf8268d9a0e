package io.countersign.domain.enrollment;

/** Where an enrollment stands. All but the first are for good. */
public enum EnrollmentStatus {
  /** Waits for the response that confirms it. */
  PENDING,
  /** Became an authenticator. */
  CONFIRMED,
  /** Was called off. */
  CANCELED,
  /** Got too many wrong responses. */
  FAILED,
  /** Was not confirmed in time. */
  EXPIRED
}
