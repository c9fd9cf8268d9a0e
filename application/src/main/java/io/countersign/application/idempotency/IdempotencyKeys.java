package io.countersign.application.idempotency;

import io.countersign.domain.client.CallerId;
import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;

/**
 * Remembers the answers to requests that carried an {@code Idempotency-Key}. Answers are encrypted
 * at rest, for they may show a secret.
 */
public interface IdempotencyKeys {

  /** What is known of a key. */
  sealed interface Claim {

    /** Nothing: the request is the first, and the key is its own from now on. */
    record First() implements Claim {}

    /** The request was answered. */
    record Answered(KeptAnswer answer) implements Claim {}

    /** The key belongs to another request. */
    record Taken() implements Claim {}
  }

  /**
   * Claims a key for one request, in the transaction that carries the request out: of several
   * claims at once one is first, and the others wait for its transaction to end.
   *
   * @param caller whose key it is; the same key of another caller is another key
   * @param key 1 to 255 characters
   * @param request SHA-256 of everything that makes the request this one
   * @param now a key that expired before is free again
   * @param expiresAt until when the key is remembered
   */
  Claim claim(CallerId caller, String key, SecretBytes request, Instant now, Instant expiresAt);

  /** Keeps the answer to the request that was first. */
  void keep(CallerId caller, String key, KeptAnswer answer);

  /** Frees a key whose request changed nothing. */
  void release(CallerId caller, String key);
}
