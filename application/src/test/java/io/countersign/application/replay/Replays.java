package io.countersign.application.replay;

import static io.countersign.application.fixture.Samples.CLIENT;

import io.countersign.application.authentication.AuthenticationMark;
import io.countersign.application.policy.PolicyKind;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Replays to be kept. */
public final class Replays {

  private static final FactorType TOTP = new FactorType("totp");

  private Replays() {}

  /** One of a draft that waits since then. */
  public static PolicyReplay waiting(TenantId tenant, Instant since) {
    return PolicyReplay.of(
        new ReplayId(UUID.randomUUID()),
        tenant,
        CLIENT,
        PolicyKind.RULES,
        Optional.empty(),
        Duration.ofDays(7),
        since);
  }

  /** The next page of it, with something of everything. */
  public static PolicyReplay advanced(PolicyReplay from, UserId user) {
    Example example =
        new Example(
            new AuthenticationId(UUID.randomUUID()),
            user,
            new Course(
                List.of(
                    new Course.Asked(
                        false, List.of(TOTP, new FactorType("backup-code")), Optional.of(TOTP)),
                    new Course.Asked(true, List.of(TOTP), Optional.empty())),
                Optional.empty()),
            new Course(List.of(), Optional.of("no-usable-factor")));
    return from.advanced(
        new AuthenticationMark(from.createdAt(), example.id()),
        25,
        new Tally(
            Map.of(Change.SAME, 2_000_000_000, Change.LOCKED_OUT, 1),
            Map.of(Change.LOCKED_OUT, List.of(example))));
  }

  /** It runs. */
  public static PolicyReplay begun(PolicyReplay waiting) {
    return waiting.begun(2_000_000_001);
  }

  /** To go on then. */
  public static PolicyReplay due(PolicyReplay of, Instant then) {
    return of.due(then);
  }

  /** It is over. */
  public static PolicyReplay failed(PolicyReplay of, Instant now) {
    return of.over(ReplayState.FAILED, Optional.of("no-engine"), now);
  }
}
