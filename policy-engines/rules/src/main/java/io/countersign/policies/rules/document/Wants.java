package io.countersign.policies.rules.document;

import com.google.common.collect.ImmutableSet;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Command;
import io.countersign.policies.rules.want.Term;
import io.countersign.policies.rules.want.Want;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the commands of rules. */
final class Wants {

  private static final int MOST = 16;

  /** An authentication that wants more is refused, so a rule that does could never be met. */
  private static final int MOST_ASKED = 4;

  private static final Pattern REASON = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,255}");

  private static final String ADDITIONAL = "additionalFactors";
  private static final String REMEMBERED = "rememberedBrowser";

  /** What a command is, and what may stand beside it. */
  private enum Sort {
    CHALLENGE_WITH("challengeWith", ADDITIONAL),
    CHALLENGE_WITH_ANY("challengeWithAny"),
    ENROLL_WITH("enrollWith"),
    ENROLL_WITH_ANY("enrollWithAny"),
    REQUIRE("require", REMEMBERED),
    ALLOW("allow"),
    DENY("deny");

    final String member;
    final ImmutableSet<String> known;

    Sort(String member, String... beside) {
      this.member = member;
      this.known = ImmutableSet.<String>builder().add(member).add(beside).build();
    }

    boolean asks() {
      return compareTo(ENROLL_WITH_ANY) <= 0;
    }

    boolean ends() {
      return this == ALLOW || this == DENY;
    }
  }

  private final Terms terms;
  private final Flaws flaws;

  Wants(Terms terms, Flaws flaws) {
    this.terms = terms;
    this.flaws = flaws;
  }

  /** All commands of a rule. */
  List<Want> all(Members rule) {
    List<Object> items = rule.list("then", MOST).orElse(List.of());
    List<Want> wants = new ArrayList<>();
    int asked = 0;
    boolean ended = false;
    for (int i = 0; i < items.size(); i++) {
      String where = rule.where("then") + "[" + i + "]";
      if (ended) {
        flaws.add(where, "comes after the end of the policy");
      }
      Optional<Sort> sort = sort(where, items.get(i));
      asked += sort.filter(Sort::asks).isPresent() ? 1 : 0;
      ended |= sort.filter(Sort::ends).isPresent();
      Object item = items.get(i);
      sort.flatMap(known -> Members.of(where, item, known.known, flaws).flatMap(read(known)))
          .ifPresent(wants::add);
    }
    if (asked > MOST_ASKED) {
      flaws.add(rule.where("then"), "asks more than " + MOST_ASKED + " times");
    }
    return wants;
  }

  private Optional<Sort> sort(String where, Object item) {
    Optional<Sort> sort =
        item instanceof Map<?, ?> members
            ? Arrays.stream(Sort.values()).filter(s -> members.containsKey(s.member)).findFirst()
            : Optional.empty();
    if (sort.isEmpty()) {
      flaws.add(
          where,
          "must be an object with one of "
              + Arrays.stream(Sort.values()).map(each -> each.member).toList());
    }
    return sort;
  }

  private Function<Members, Optional<Want>> read(Sort sort) {
    return switch (sort) {
      case CHALLENGE_WITH -> this::challengeWith;
      case CHALLENGE_WITH_ANY ->
          members -> Optional.of(new Want.Any(terms.all(members, sort.member)));
      case ENROLL_WITH -> this::enrollWith;
      case ENROLL_WITH_ANY ->
          members -> fixed(new Command.EnrollWithAny(terms.factors(members, sort.member)));
      case REQUIRE -> this::require;
      case ALLOW -> this::allow;
      case DENY -> this::deny;
    };
  }

  private Optional<Want> challengeWith(Members members) {
    List<Term> others = members.has(ADDITIONAL) ? terms.all(members, ADDITIONAL) : List.<Term>of();
    String name = Sort.CHALLENGE_WITH.member;
    return members
        .value(name)
        .flatMap(value -> terms.one(members.where(name), value))
        .map(first -> new Want.One(first, others));
  }

  private Optional<Want> enrollWith(Members members) {
    String name = Sort.ENROLL_WITH.member;
    return members
        .value(name)
        .flatMap(value -> terms.factor(members.where(name), value))
        .flatMap(factor -> fixed(new Command.EnrollWith(factor)));
  }

  private Optional<Want> require(Members members) {
    boolean remembered = members.flag(REMEMBERED);
    String name = Sort.REQUIRE.member;
    Optional<MfaRequirement> requirement =
        members
            .text(name)
            .flatMap(text ->
                Arrays.stream(MfaRequirement.values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst());
    if (requirement.isEmpty()) {
      flaws.add(members.where(name), "must be mandatory, optional or off");
    }
    return requirement.flatMap(known -> fixed(new Command.Require(known, remembered)));
  }

  private Optional<Want> allow(Members members) {
    String name = Sort.ALLOW.member;
    if (Boolean.TRUE.equals(members.value(name).orElse(false))) {
      return fixed(new Command.Allow());
    }
    flaws.add(members.where(name), "must be true");
    return Optional.empty();
  }

  private Optional<Want> deny(Members members) {
    String name = Sort.DENY.member;
    return members
        .text(name)
        .flatMap(reason -> {
          if (!REASON.matcher(reason).matches() || reason.isBlank()) {
            flaws.add(members.where(name), "must have 1 to 255 printable characters");
            return Optional.empty();
          }
          return fixed(new Command.Deny(reason));
        });
  }

  private static Optional<Want> fixed(Command command) {
    return Optional.of(new Want.Fixed(command));
  }
}
