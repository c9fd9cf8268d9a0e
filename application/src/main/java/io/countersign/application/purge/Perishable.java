package io.countersign.application.purge;

/**
 * The rows that nobody needs any more some time after their expiry. Nothing else is ever purged:
 * used codes and counted guesses belong to authenticators, which stay.
 */
public enum Perishable {

  /** Each with its current challenge, be it that it ended before its expiry. */
  AUTHENTICATIONS,

  /** Each with its pending credential, be it that it ended before its expiry. */
  ENROLLMENTS,

  /** Each with the answer that was kept for it. */
  IDEMPOTENCY_KEYS,

  /** How far messages got. */
  DELIVERIES,

  /** How many messages there were in a window of time that is over. */
  SEND_COUNTS,

  /** Each with what was sent. */
  CONTACT_VERIFICATIONS,

  /** Each with the hashes of its tokens. */
  TRUSTED_BROWSERS,

  /** What happened; they expire as they happen. */
  EVENTS,

  /** What let a user's browser call. */
  USER_TOKENS,

  /** By what devices are known again. */
  KNOWN_DEVICES,

  /** Where users last came in from. */
  LAST_PLACES,

  /** Counts of guesses that count no more; what is locked does not expire. */
  COUNTERS,

  /** Guesses that were reserved, with what became of them. */
  ATTEMPTS,

  /** What policies would have asked, each with its examples. */
  POLICY_REPLAYS,

  /** What was sent to webhooks. */
  WEBHOOK_DELIVERIES
}
