package io.countersign.domain.authentication;

import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Choosing;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authentication.Progress.Expired;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.policy.Deliberation;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run of proving, from ask to signed answer.
 *
 * @param client who asked, and for whom the assertion is made
 * @param token the user token that began it, if it was not the client itself: no assertion is made
 *     then, for it would open the client's door to whoever holds the token
 * @param progress as last kept; {@link #progressAt} knows about time
 * @param proofs what was proved to us so far, oldest first
 * @param wrong how many wrong responses it got, over all its challenges, so that choosing another
 *     authenticator buys no further guesses
 * @param deliberation how what is asked was found
 */
public record Authentication(
    AuthenticationId id,
    TenantId tenant,
    UserId user,
    ClientId client,
    Optional<UserTokenId> token,
    Optional<FirstFactor> firstFactor,
    Progress progress,
    List<Proof> proofs,
    int wrong,
    Deliberation deliberation,
    Instant createdAt,
    Instant expiresAt) {

  /** Why an authentication with too many wrong responses is denied. */
  public static final String ATTEMPTS_EXHAUSTED = "attempts-exhausted";

  /** Why one is denied whose user said no on the device that was asked. */
  public static final String DECLINED = "declined";

  /** Keeps a copy of the proofs. */
  public Authentication {
    proofs = List.copyOf(proofs);
  }

  /** Of a tenant without a policy. */
  public Authentication(
      AuthenticationId id,
      TenantId tenant,
      UserId user,
      ClientId client,
      Optional<UserTokenId> token,
      Optional<FirstFactor> firstFactor,
      Progress progress,
      List<Proof> proofs,
      int wrong,
      Instant createdAt,
      Instant expiresAt) {
    this(
        id,
        tenant,
        user,
        client,
        token,
        firstFactor,
        progress,
        proofs,
        wrong,
        Deliberation.NONE,
        createdAt,
        expiresAt);
  }

  /** Where it stands now: whatever is unfinished at its end has expired. */
  public Progress progressAt(Instant now) {
    return switch (progress) {
      case Challenged _, Choosing _, EnrollmentDue _ when !now.isBefore(expiresAt) ->
          new Expired(expiresAt);
      default -> progress;
    };
  }

  /** What an approved one is worth. */
  public Assurance assurance() {
    return Assurance.of(firstFactor, proofs);
  }

  /** With another challenge, which replaces the one before. */
  public Authentication challenged(Challenge challenge) {
    return with(new Challenged(challenge), proofs, wrong);
  }

  /**
   * After a right response. One proof satisfies the decision that asked for it; whether something
   * else is asked then is for the policy.
   */
  public Authentication proved(Proof proof, Instant now) {
    return with(
        new Approved(now), Stream.concat(proofs.stream(), Stream.of(proof)).toList(), wrong);
  }

  /** What was proved lets its user in only once they enrolled something. */
  public Authentication due(EnrollmentDue enrollment) {
    return with(enrollment, proofs, wrong);
  }

  /** The user picks what to answer with. */
  public Authentication choosing() {
    return with(new Choosing(), proofs, wrong);
  }

  /** With more known of what is asked. */
  public Authentication deliberated(Deliberation later) {
    return new Authentication(
        id,
        tenant,
        user,
        client,
        token,
        firstFactor,
        progress,
        proofs,
        wrong,
        later,
        createdAt,
        expiresAt);
  }

  /** After a wrong response; at {@code most} of them it is denied. */
  public Authentication guessedWrong(int most, Instant now) {
    int counted = wrong + 1;
    return with(counted >= most ? new Denied(ATTEMPTS_EXHAUSTED, now) : progress, proofs, counted);
  }

  /** Nothing more is due: be it that the user goes on without enrolling. */
  public Authentication approved(Instant now) {
    return with(new Approved(now), proofs, wrong);
  }

  /** The user said no. */
  public Authentication declined(Instant now) {
    return denied(DECLINED, now);
  }

  /** Nobody answered in time. */
  public Authentication expired() {
    return with(new Expired(expiresAt), proofs, wrong);
  }

  /** Ended for a reason of lower-case words joined by dashes. */
  public Authentication denied(String reason, Instant now) {
    return with(new Denied(reason, now), proofs, wrong);
  }

  /**
   * How many more wrong responses it takes, 0 or more: the limit may have been lowered meanwhile.
   */
  public int attemptsLeft(int most) {
    return Math.max(0, most - wrong);
  }

  private Authentication with(Progress newProgress, List<Proof> newProofs, int newWrong) {
    return new Authentication(
        id,
        tenant,
        user,
        client,
        token,
        firstFactor,
        newProgress,
        newProofs,
        newWrong,
        deliberation,
        createdAt,
        expiresAt);
  }
}
