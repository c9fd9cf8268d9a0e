package io.countersign.application.replay;

import io.countersign.application.authentication.AuthenticationMark;
import io.countersign.application.policy.PolicyKind;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a policy would have asked of those who signed in during some days, as far as it is known.
 *
 * @param author who wants to know
 * @param kind of the policy
 * @param version of the policy; absent for a draft
 * @param since authentications that began then or later
 * @param until authentications that began before
 * @param reached the last authentication that was replayed, or where to begin
 * @param examined how many were replayed
 * @param expected how many there were about; absent until it was begun
 * @param failure why it failed, as a word, if it did
 * @param dueAt when to go on; absent once it is over
 * @param endedAt when it was over
 * @param expiresAt when nobody needs it any more
 */
public record PolicyReplay(
    ReplayId id,
    TenantId tenant,
    ClientId author,
    PolicyKind kind,
    Optional<Integer> version,
    Instant since,
    Instant until,
    ReplayState state,
    AuthenticationMark reached,
    int examined,
    Optional<Integer> expected,
    Tally tally,
    Optional<String> failure,
    Instant createdAt,
    Optional<Instant> dueAt,
    Optional<Instant> endedAt,
    Instant expiresAt) {

  /** How long what came of it can be read. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** Before it is begun. */
  static PolicyReplay of(
      ReplayId id,
      TenantId tenant,
      ClientId author,
      PolicyKind kind,
      Optional<Integer> version,
      Duration back,
      Instant now) {
    Instant since = now.minus(back);
    return new PolicyReplay(
        id,
        tenant,
        author,
        kind,
        version,
        since,
        now,
        ReplayState.WAITING,
        AuthenticationMark.before(since),
        0,
        Optional.empty(),
        Tally.NONE,
        Optional.empty(),
        now,
        Optional.of(now),
        Optional.empty(),
        now.plus(KEPT));
  }

  /** From now on it runs. */
  PolicyReplay begun(int about) {
    return at(
        ReplayState.RUNNING,
        reached,
        examined,
        Optional.of(about),
        tally,
        Optional.empty(),
        dueAt,
        Optional.empty());
  }

  /** Some more were replayed. */
  PolicyReplay advanced(AuthenticationMark mark, int more, Tally counted) {
    return at(state, mark, examined + more, expected, counted, failure, dueAt, endedAt);
  }

  /** To go on then. */
  PolicyReplay due(Instant then) {
    return at(state, reached, examined, expected, tally, failure, Optional.of(then), endedAt);
  }

  /** Nothing comes after it. */
  PolicyReplay over(ReplayState end, Optional<String> why, Instant now) {
    return at(end, reached, examined, expected, tally, why, Optional.empty(), Optional.of(now));
  }

  private PolicyReplay at(
      ReplayState newState,
      AuthenticationMark mark,
      int newExamined,
      Optional<Integer> about,
      Tally counted,
      Optional<String> why,
      Optional<Instant> due,
      Optional<Instant> ended) {
    return new PolicyReplay(
        id,
        tenant,
        author,
        kind,
        version,
        since,
        until,
        newState,
        mark,
        newExamined,
        about,
        counted,
        why,
        createdAt,
        due,
        ended,
        expiresAt);
  }
}
