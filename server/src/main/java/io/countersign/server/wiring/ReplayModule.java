package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authentication.Rehearsals;
import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.Factors;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.policy.CompiledPolicies;
import io.countersign.application.policy.Policies;
import io.countersign.application.policy.PolicyTrials;
import io.countersign.application.replay.BeginReplay;
import io.countersign.application.replay.CancelReplay;
import io.countersign.application.replay.Comparison;
import io.countersign.application.replay.ListReplays;
import io.countersign.application.replay.PolicyReplays;
import io.countersign.application.replay.ReadReplay;
import io.countersign.application.replay.RunReplays;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** What policies would have asked of those who signed in. */
final class ReplayModule extends AbstractModule {

  /** Between two pages: about as long as one takes, so that half of a processor is left. */
  private static final Duration BREATH = Duration.ofMillis(50);

  @Provides
  @Singleton
  BeginReplay beginReplay(
      Transactions transactions,
      Tenants tenants,
      Policies policies,
      PolicyTrials trials,
      PolicyReplays replays,
      Chronicle chronicle,
      Identifiers identifiers,
      InstantSource clock) {
    return new BeginReplay(
        transactions, tenants, policies, trials, replays, chronicle, identifiers, clock);
  }

  @Provides
  @Singleton
  ReadReplay readReplay(PolicyReplays replays) {
    return new ReadReplay(replays);
  }

  @Provides
  @Singleton
  ListReplays listReplays(PolicyReplays replays) {
    return new ListReplays(replays);
  }

  @Provides
  @Singleton
  CancelReplay cancelReplay(PolicyReplays replays, InstantSource clock) {
    return new CancelReplay(replays, clock);
  }

  @Provides
  @Singleton
  RunReplays runReplays(
      Authentications authentications,
      Tenants tenants,
      CompiledPolicies compiled,
      PolicyTrials trials,
      PolicyReplays replays,
      Rehearsals rehearsals,
      Factors factors,
      InstantSource clock) {
    return new RunReplays(
        authentications,
        tenants,
        compiled,
        trials,
        replays,
        new Comparison(rehearsals, compiled, factors),
        clock,
        () -> LockSupport.parkNanos(BREATH.toNanos()));
  }
}
