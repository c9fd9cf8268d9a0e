package io.countersign.rest.http;

import io.countersign.application.idempotency.IdempotencyKeys;
import io.countersign.application.idempotency.KeptAnswer;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.CallerId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.rest.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Carries a request out once, however often it is sent, in one transaction with what it changes.
 * Only what succeeded is kept: a request that was refused may be sent again under the same key.
 */
public final class Idempotency {
  /** Says that an answer was given before. */
  public static final String REPLAYED = "Idempotency-Replayed";

  private final Transactions transactions;
  private final IdempotencyKeys keys;
  private final InstantSource clock;
  private final Duration lifetime;

  /**
   * @param lifetime how long an answer is kept
   */
  public Idempotency(
      Transactions transactions, IdempotencyKeys keys, InstantSource clock, Duration lifetime) {
    this.transactions = transactions;
    this.keys = keys;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /** Carries it out, or answers as before. */
  public Answer once(String key, Operation operation, Call call) {
    CallerId caller = call.by().id();
    SecretBytes request = hash(operation, call);
    return transactions.inTransaction(() -> {
      Instant now = clock.instant();
      return switch (keys.claim(caller, key, request, now, now.plus(lifetime))) {
        case IdempotencyKeys.Claim.First() -> first(caller, key, operation.handler().handle(call));
        case IdempotencyKeys.Claim.Answered(var kept) -> again(kept);
        case IdempotencyKeys.Claim.Taken() -> Failure.of(Problem.IDEMPOTENCY_KEY_REUSED);
      };
    });
  }

  private Answer first(CallerId caller, String key, Answer answer) {
    switch (answer) {
      case Content content ->
          keys.keep(
              caller,
              key,
              new KeptAnswer(
                  content.status(), content.location(), SecretBytes.of(content.bytes())));
      case Failure _, NoContent _ -> keys.release(caller, key);
    }
    return answer;
  }

  private static Answer again(KeptAnswer kept) {
    return Content.json(kept.status(), kept.location(), kept.body().reveal())
        .with(REPLAYED, "true");
  }

  /** Everything that makes a request this one; how its JSON is spelled does not. */
  private static SecretBytes hash(Operation operation, Call call) {
    MessageDigest digest = sha256();
    digest.update(operation.method().getBytes(StandardCharsets.US_ASCII));
    digest.update((byte) '\n');
    digest.update(operation.path().getBytes(StandardCharsets.US_ASCII));
    for (String parameter : call.path()) {
      digest.update((byte) '\n');
      digest.update(parameter.getBytes(StandardCharsets.UTF_8));
    }
    digest.update((byte) '\n');
    call.content().ifPresent(body -> digest.update(body.canonical()));
    return SecretBytes.of(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform has SHA-256 (java.security.MessageDigest).
      throw new IllegalStateException(impossible);
    }
  }
}
