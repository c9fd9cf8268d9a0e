package io.countersign.policies.rules.want;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.PolicyEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A command of a rule, before it is known of whom it is wanted. */
public sealed interface Want {

  /** The command; nothing if what it is for was reached before. */
  Optional<Command> of(PolicyEvent event);

  /**
   * One factor is asked for and others may be tried.
   *
   * @param first the first of whose factors is the one; if it stands for none, the first of the
   *     others is
   */
  record One(Term first, List<Term> others) implements Want {

    /** Keeps a copy. */
    public One {
      others = List.copyOf(others);
    }

    @Override
    public Optional<Command> of(PolicyEvent event) {
      List<Term> all = Stream.concat(Stream.of(first), others.stream()).toList();
      if (reached(all, event)) {
        return Optional.empty();
      }
      List<FactorType> factors = expanded(all, event);
      return Optional.of(
          factors.isEmpty()
              ? new Command.ChallengeWithAny(List.of())
              : new Command.ChallengeWith(factors.getFirst(), factors.subList(1, factors.size())));
    }
  }

  /** The user picks one. */
  record Any(List<Term> terms) implements Want {

    /** Keeps a copy. */
    public Any {
      terms = List.copyOf(terms);
    }

    @Override
    public Optional<Command> of(PolicyEvent event) {
      return reached(terms, event)
          ? Optional.empty()
          : Optional.of(new Command.ChallengeWithAny(expanded(terms, event)));
    }
  }

  /** The same for everybody. */
  record Fixed(Command command) implements Want {

    @Override
    public Optional<Command> of(PolicyEvent event) {
      return Optional.of(command);
    }
  }

  private static boolean reached(List<Term> terms, PolicyEvent event) {
    return terms.stream().anyMatch(term -> term.isReached(event));
  }

  private static List<FactorType> expanded(List<Term> terms, PolicyEvent event) {
    return terms.stream().flatMap(term -> term.factors(event)).distinct().toList();
  }
}
