package io.countersign.policies.rules.want;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyEvent.EnrolledFactor;
import java.util.List;
import java.util.stream.Stream;

/** What stands for some factors in a rule, until it is known of whom they are. */
public sealed interface Term {

  /** The factors, in the order in which they are offered. */
  Stream<FactorType> factors(PolicyEvent event);

  /** Whether what was proved suffices already, so that nothing is to be asked. */
  default boolean isReached(PolicyEvent event) {
    return false;
  }

  /** These, be they the user's or not. */
  record Named(List<FactorType> names) implements Term {

    /** Keeps a copy. */
    public Named {
      names = List.copyOf(names);
    }

    @Override
    public Stream<FactorType> factors(PolicyEvent event) {
      return names.stream();
    }
  }

  /** All that the user has. */
  record Enrolled() implements Term {

    @Override
    public Stream<FactorType> factors(PolicyEvent event) {
      return event.enrolled().stream().map(EnrolledFactor::type);
    }
  }

  /** What the user has that no other site can use. */
  record PhishingResistant() implements Term {

    @Override
    public Stream<FactorType> factors(PolicyEvent event) {
      return event.enrolled().stream()
          .filter(EnrolledFactor::phishingResistant)
          .map(EnrolledFactor::type);
    }
  }

  /** What the user has that reaches a target. */
  record Reaching(Target target) implements Term {

    @Override
    public Stream<FactorType> factors(PolicyEvent event) {
      return event.enrolled().stream()
          .filter(factor -> target.isReachedBy(factor, event))
          .map(EnrolledFactor::type);
    }

    @Override
    public boolean isReached(PolicyEvent event) {
      return target.isReached(event);
    }
  }
}
