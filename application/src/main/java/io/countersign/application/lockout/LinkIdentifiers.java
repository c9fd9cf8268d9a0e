package io.countersign.application.lockout;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.attempt.LinkedIdentifier;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which identifiers are a user's, so that guesses at all of them count together. */
public final class LinkIdentifiers {

  private final Transactions transactions;
  private final UserIdentifiers identifiers;
  private final Owners owners;
  private final Tallies tallies;
  private final CounterMarks marks;
  private final InstantSource clock;

  public LinkIdentifiers(
      Transactions transactions,
      UserIdentifiers identifiers,
      Owners owners,
      Tallies tallies,
      CounterMarks marks,
      InstantSource clock) {
    this.transactions = transactions;
    this.identifiers = identifiers;
    this.owners = owners;
    this.tallies = tallies;
    this.marks = marks;
    this.clock = clock;
  }

  /**
   * These, and no others. What was guessed at one before counts at the user from now on; what was
   * guessed at the user stays there when one is taken from them.
   *
   * @param client through which it is done
   * @param all at most {@link LinkedIdentifier#MOST}, none of them of the type user
   */
  public List<LinkedIdentifier> link(
      TenantId tenant, ClientId client, UserId user, Set<Identifier> all) {
    return transactions.inTransaction(() -> {
      Instant now = clock.instant();
      IdentifierChanges changes = new IdentifierChanges(tenant);
      Set<SecretBytes> kept =
          all.stream().map(one -> marks.identifier(tenant, one)).collect(Collectors.toSet());
      for (LinkedIdentifier known : identifiers.ofUser(tenant, user)) {
        if (!kept.contains(known.mark())) {
          owners.unlink(changes, known);
        }
      }
      LockoutRules rules = tallies.rules(tenant);
      for (Identifier one : all) {
        Counted _ = owners.link(changes, one, user, rules, now);
      }
      owners.tell(changes, client);
      return identifiers.ofUser(tenant, user);
    });
  }
}
