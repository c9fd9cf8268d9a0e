package io.countersign.application.authentication;

import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Decision;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What somebody who is imagined proves, or enrolls. */
interface Will {

  /**
   * What comes next; nothing if they prove nothing more.
   *
   * @param due neither an allowance nor a denial
   * @param bound what they have by now
   */
  Optional<FactorType> next(Decision due, List<Authenticator> bound);

  /** These in turn, whatever is due. */
  static Will inTurn(List<FactorType> names) {
    Iterator<FactorType> left = names.iterator();
    return (_, _) -> left.hasNext() ? Optional.of(left.next()) : Optional.empty();
  }
}
