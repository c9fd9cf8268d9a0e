package io.countersign.application.replay;

import io.countersign.application.event.Chronicle;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.policy.Policies;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.PolicyTrials;
import io.countersign.application.policy.PolicyVersion;
import io.countersign.application.replay.BeginReplayResult.Begun;
import io.countersign.application.replay.BeginReplayResult.NoSuchVersion;
import io.countersign.application.replay.BeginReplayResult.NotCompiled;
import io.countersign.application.replay.BeginReplayResult.UnderWay;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has a policy asked about those who signed in lately, in the background. */
public final class BeginReplay {

  /** How far back a replay may go; authentications that are no longer kept are not in it. */
  public static final int MOST_DAYS = 90;

  /** Which policy is asked. */
  public sealed interface Which {

    /** A version. */
    record Saved(int version) implements Which {}

    /** One that nobody saved. */
    record Draft(PolicyKind kind, PolicySource source) implements Which {}
  }

  private final Transactions transactions;
  private final Tenants tenants;
  private final Policies policies;
  private final PolicyTrials trials;
  private final PolicyReplays replays;
  private final Chronicle chronicle;
  private final Identifiers identifiers;
  private final InstantSource clock;

  public BeginReplay(
      Transactions transactions,
      Tenants tenants,
      Policies policies,
      PolicyTrials trials,
      PolicyReplays replays,
      Chronicle chronicle,
      Identifiers identifiers,
      InstantSource clock) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.policies = policies;
    this.trials = trials;
    this.replays = replays;
    this.chronicle = chronicle;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * @param days how far back, 1 to {@link #MOST_DAYS}
   */
  public BeginReplayResult begin(TenantId tenant, ClientId author, Which which, int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("must be 1 to " + MOST_DAYS);
    }
    return switch (which) {
      case Which.Saved(var number) -> {
        Optional<PolicyVersion> version = policies.find(tenant, number);
        yield version.isEmpty()
            ? new NoSuchVersion()
            : begun(
                replay(tenant, author, version.get().kind(), Optional.of(number), days),
                Optional.empty());
      }
      case Which.Draft(var kind, var source) -> {
        // Before the transaction: it takes time.
        Optional<PolicyTrials.Unfit> unfit = trials.compile(tenant, kind, source);
        yield unfit.isPresent()
            ? new NotCompiled(unfit.get())
            : begun(replay(tenant, author, kind, Optional.empty(), days), Optional.of(source));
      }
    };
  }

  private PolicyReplay replay(
      TenantId tenant, ClientId author, PolicyKind kind, Optional<Integer> version, int days) {
    return PolicyReplay.of(
        new ReplayId(identifiers.next()),
        tenant,
        author,
        kind,
        version,
        Duration.ofDays(days),
        clock.instant());
  }

  /** While the tenant is locked, so that of two that are begun at once one is not. */
  private BeginReplayResult begun(PolicyReplay replay, Optional<PolicySource> draft) {
    return transactions.inTransaction(() -> {
      Tenant tenant = tenants.lock(replay.tenant()).orElseThrow();
      Optional<PolicyReplay> other = replays.unfinished(tenant.id());
      if (other.isPresent()) {
        return new UnderWay(other.get().id());
      }
      replays.add(replay, draft);
      tell(replay);
      return new Begun(replay);
    });
  }

  private void tell(PolicyReplay begun) {
    List<Fact> facts = new ArrayList<>();
    begun.version().map(Fact::version).ifPresent(facts::add);
    facts.add(Fact.kind(begun.kind().text()));
    chronicle.tell(
        EventType.POLICY_REPLAYED,
        begun.tenant(),
        Optional.of(begun.author()),
        facts.toArray(Fact[]::new));
  }
}
