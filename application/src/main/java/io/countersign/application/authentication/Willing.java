package io.countersign.application.authentication;

import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Decision;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Proves whatever is asked for, with what is liked best if that will do, and else with what is
 * offered first; and enrolls what is to be enrolled.
 */
final class Willing implements Will {

  /** More than any policy may ask for, and what the application asks for beyond it. */
  private static final int MOST_PROVED = 16;

  private final List<FactorType> liked;
  private int proved;

  Willing(List<FactorType> liked) {
    this.liked = List.copyOf(liked);
  }

  @Override
  public Optional<FactorType> next(Decision due, List<Authenticator> bound) {
    if (proved++ == MOST_PROVED) {
      return Optional.empty();
    }
    return switch (due) {
      case Decision.Allow _, Decision.Deny _ -> Optional.empty();
      case Decision.ChallengeWithAny(var types) -> {
        Stream<FactorType> usual =
            bound.stream().sorted(AskingOrder.FIRST_TO_LAST).map(Authenticator::factor);
        yield first(usual, types::contains);
      }
      case Decision.Offer(var names, var _) ->
          first(
              names.stream(),
              name ->
                  bound.stream()
                      .filter(one -> one.answersTo(name))
                      .findFirst()
                      .filter(one -> names.stream().anyMatch(one::answersTo))
                      .isPresent());
      case Decision.EnrollWithAny(var types, var _) ->
          first(types.stream().sorted(Comparator.comparing(FactorType::value)), types::contains);
    };
  }

  private Optional<FactorType> first(Stream<FactorType> offered, Predicate<FactorType> does) {
    return Stream.concat(liked.stream(), offered).filter(does).findFirst();
  }
}
