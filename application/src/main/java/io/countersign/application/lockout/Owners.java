package io.countersign.application.lockout;

import io.countersign.application.event.Chronicle;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.attempt.LinkedIdentifier;
import io.countersign.domain.attempt.Target;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whose identifiers are, and so where guesses at them count: at the user, whichever of their
 * identifiers was used; at the identifier as long as nobody knows whose it is.
 */
public final class Owners {

  private final UserIdentifiers identifiers;
  private final CounterMarks marks;
  private final Tallies tallies;
  private final Chronicle chronicle;

  public Owners(
      UserIdentifiers identifiers, CounterMarks marks, Tallies tallies, Chronicle chronicle) {
    this.identifiers = identifiers;
    this.marks = marks;
    this.tallies = tallies;
    this.chronicle = chronicle;
  }

  /** An identifier as it may be kept. */
  Target target(TenantId tenant, Identifier identifier, LockoutRules rules) {
    return Target.of(marks.identifier(tenant, identifier), identifier, rules);
  }

  /** Where guesses at it count now. */
  Counted of(TenantId tenant, Identifier identifier) {
    return of(tenant, target(tenant, identifier, tallies.rules(tenant)));
  }

  /** Where guesses at it count now. */
  Counted of(TenantId tenant, Target target) {
    Optional<UserId> user = target.itself().or(() -> identifiers.owner(tenant, target.mark()));
    SecretBytes subject = user.map(owner -> marks.user(tenant, owner)).orElse(target.mark());
    return new Counted(CounterKey.everyone(tenant, subject), target, user);
  }

  /**
   * The counter where guesses at it count, locked, whoever links it meanwhile: linking locks it,
   * too.
   */
  Counter lock(Counted counted, AttemptAction action, LockoutRules rules, Instant now) {
    Counter locked = tallies.lock(counted.everyone(), counted.named(), action, rules, now);
    Counted still = of(counted.everyone().tenant(), counted.target());
    return still.everyone().equals(counted.everyone())
        ? locked.used(counted.named(), action)
        : lock(still, action, rules, now);
  }

  /**
   * From now on it is this user's. What was guessed at it before counts as guessed at the user: a
   * link buys no guesses. Of a user who has as many as they may, the one linked first is forgotten.
   *
   * @return where guesses at it count now
   */
  Counted link(
      IdentifierChanges changes,
      Identifier identifier,
      UserId user,
      LockoutRules rules,
      Instant now) {
    TenantId tenant = changes.tenant();
    Counted before = of(tenant, target(tenant, identifier, rules));
    if (before.user().filter(user::equals).isPresent() || identifier.itself().isPresent()) {
      return before;
    }
    SecretBytes mark = before.target().mark();
    CounterKey own = CounterKey.everyone(tenant, mark);
    CounterKey theirs = CounterKey.everyone(tenant, marks.user(tenant, user));
    Counted after = new Counted(theirs, before.target(), Optional.of(user));
    merge(own, theirs, after, rules, now);
    // Somebody may have linked it while this waited for the counters.
    Optional<UserId> former = identifiers.owner(tenant, mark);
    if (former.filter(user::equals).isEmpty()) {
      former.ifPresent(owner -> changes.unlinked(owner, identifier.type()));
      keep(
          changes,
          new LinkedIdentifier(tenant, mark, user, identifier.type(), identifier.masked(), now));
    }
    return after;
  }

  /** From now on nobody knows whose it is. What was guessed at it stays counted at the user. */
  void unlink(IdentifierChanges changes, LinkedIdentifier known) {
    if (identifiers.remove(known)) {
      changes.unlinked(known.user(), known.type());
    }
  }

  /** Tells what changed, without saying which identifiers they are. */
  void tell(IdentifierChanges changes, ClientId client) {
    changes.each((user, facts) -> {
      List<Fact> all = new ArrayList<>(facts);
      all.add(Fact.count(identifiers.ofUser(changes.tenant(), user).size()));
      Fact[] told = all.toArray(Fact[]::new);
      chronicle.tell(EventType.IDENTIFIERS_CHANGED, changes.tenant(), user, client, told);
    });
  }

  /** In one order, or two that are linked crosswise at the same time would wait for each other. */
  private void merge(
      CounterKey own, CounterKey theirs, Counted as, LockoutRules rules, Instant now) {
    boolean ownFirst =
        Arrays.compareUnsigned(own.subject().reveal(), theirs.subject().reveal()) < 0;
    Counter first = locked(ownFirst ? own : theirs, as, rules, now);
    Counter second = locked(ownFirst ? theirs : own, as, rules, now);
    tallies.merge(ownFirst ? second : first, ownFirst ? first : second, rules, now);
  }

  private Counter locked(CounterKey key, Counted as, LockoutRules rules, Instant now) {
    return tallies.lock(key, as.named(), AttemptAction.PASSWORD, rules, now);
  }

  private void keep(IdentifierChanges changes, LinkedIdentifier added) {
    List<LinkedIdentifier> known = identifiers.ofUser(added.tenant(), added.user());
    if (known.size() >= LinkedIdentifier.MOST) {
      unlink(changes, known.getFirst());
    }
    identifiers.keep(added);
    changes.linked(added.user(), added.type());
  }
}
