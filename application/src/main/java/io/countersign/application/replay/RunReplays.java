package io.countersign.application.replay;

import io.countersign.application.authentication.AuthenticationMark;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.policy.CompiledPolicies;
import io.countersign.application.policy.CompiledPolicy;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.PolicyTrials;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Brings replays on, page by page and each tenant in its turn. It may be stopped at any time, and
 * even be done by two nodes at once: what was replayed is counted with where it was, or not at all.
 */
public final class RunReplays {

  /** Each with a text of some kilobytes. */
  static final int PAGE = 25;

  /** So many, before another tenant has its turn. */
  private static final int PAGES_IN_TURN = 40;

  /** How long to leave a policy alone that could not be asked. */
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Authentications authentications;
  private final Tenants tenants;
  private final CompiledPolicies compiled;
  private final PolicyTrials trials;
  private final PolicyReplays replays;
  private final Comparison comparison;
  private final InstantSource clock;
  private final Runnable pause;

  /**
   * @param pause waits a moment between two pages, so that those who sign in get their turn
   */
  public RunReplays(
      Authentications authentications,
      Tenants tenants,
      CompiledPolicies compiled,
      PolicyTrials trials,
      PolicyReplays replays,
      Comparison comparison,
      InstantSource clock,
      Runnable pause) {
    this.authentications = authentications;
    this.tenants = tenants;
    this.compiled = compiled;
    this.trials = trials;
    this.replays = replays;
    this.comparison = comparison;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Until there is nothing to go on with.
   *
   * @return how many authentications were replayed
   */
  public int run() {
    int examined = 0;
    Optional<PolicyReplay> due = replays.due(clock.instant());
    while (due.isPresent() && !Thread.currentThread().isInterrupted()) {
      examined += turn(due.get());
      due = replays.due(clock.instant());
    }
    return examined;
  }

  /** One that cannot go on is over, or the others would wait for it for ever. */
  private int turn(PolicyReplay found) {
    try {
      return brought(found);
    } catch (PoliciesBusy busy) {
      return postponed(found);
    } catch (PolicyFailed failed) {
      return ended(found, failed.code());
    } catch (StorageUnavailable away) {
      throw away;
    } catch (RuntimeException failed) {
      // Whoever is stopped in the middle knows nothing of what is wrong with it.
      if (Thread.currentThread().isInterrupted()) {
        throw failed;
      }
      return ended(found, "failed");
    }
  }

  private int postponed(PolicyReplay found) {
    boolean _ = replays.advance(found, found.due(clock.instant().plus(LATER)));
    return 0;
  }

  private int ended(PolicyReplay found, String why) {
    // Whoever advanced or canceled it meanwhile knows better.
    replays
        .find(found.tenant(), found.id())
        .filter(last -> !last.state().over())
        .ifPresent(last -> {
          boolean _ =
              replays.advance(
                  last, last.over(ReplayState.FAILED, Optional.of(why), clock.instant()));
        });
    return 0;
  }

  private int brought(PolicyReplay found) {
    CompiledPolicy policy = policy(found);
    PolicyReplay now = found;
    if (now.state() == ReplayState.WAITING) {
      now = now.begun(authentications.count(found.tenant(), found.since(), found.until()));
      if (!replays.advance(found, now)) {
        return 0;
      }
    }
    for (int page = 0; page < PAGES_IN_TURN; page++) {
      PolicyReplay next = page(now, policy, page == PAGES_IN_TURN - 1);
      if (!replays.advance(now, next)) {
        return now.examined() - found.examined();
      }
      now = next;
      if (now.state().over() || waits(now) || Thread.currentThread().isInterrupted()) {
        break;
      }
      pause.run();
    }
    return now.examined() - found.examined();
  }

  private boolean waits(PolicyReplay replay) {
    return replay.dueAt().filter(clock.instant()::isBefore).isPresent();
  }

  private PolicyReplay page(PolicyReplay from, CompiledPolicy policy, boolean last) {
    Tenant tenant = tenants.find(from.tenant()).orElseThrow();
    List<Authentication> some =
        authentications.page(from.tenant(), from.reached(), from.until(), PAGE);
    Instant now = clock.instant();
    PolicyReplay at = from;
    for (Authentication one : some) {
      Optional<Tally> counted = counted(at.tally(), one, tenant, policy);
      if (counted.isEmpty()) {
        return at.due(now.plus(LATER));
      }
      at = at.advanced(AuthenticationMark.of(one), 1, counted.get());
    }
    if (some.size() < PAGE) {
      return at.over(ReplayState.DONE, Optional.empty(), now);
    }
    return last ? at.due(now) : at;
  }

  /** Who proves something anew with a token signs in to nothing, and no policy is asked. */
  private Optional<Tally> counted(
      Tally tally, Authentication about, Tenant tenant, CompiledPolicy policy) {
    if (about.token().isPresent()) {
      return Optional.of(tally.same());
    }
    try {
      return Optional.of(
          tally.plus(
              trials.asking(
                  tenant.id(), () -> comparison.of(about, tenant, () -> Optional.of(policy)))));
    } catch (PoliciesBusy busy) {
      return Optional.empty();
    }
  }

  private CompiledPolicy policy(PolicyReplay replay) {
    return replay
        .version()
        .map(version -> compiled.of(replay.tenant(), version))
        .orElseGet(() -> draft(replay));
  }

  /** It compiled when it was begun: this node may have other engines. */
  private CompiledPolicy draft(PolicyReplay replay) {
    PolicySource source =
        replays
            .draft(replay.tenant(), replay.id())
            .orElseThrow(() -> new PolicyFailed("no-policy", "there is no draft any more"));
    return switch (trials.of(replay.tenant(), replay.kind(), source)) {
      case PolicyTrials.Fit fit -> new CompiledPolicy(0, replay.kind(), fit.policy());
      case PolicyTrials.Unfit.Flawed _ ->
          throw new PolicyFailed("does-not-compile", "the draft does not compile any more");
      case PolicyTrials.Unfit.NoEngine missing ->
          throw new PolicyFailed("no-engine", missing.told());
      case PolicyTrials.Unfit.NotTried not -> throw new PoliciesBusy(not.told());
    };
  }
}
