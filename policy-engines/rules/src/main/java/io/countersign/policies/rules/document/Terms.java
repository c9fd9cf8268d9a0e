package io.countersign.policies.rules.document;

import io.countersign.domain.factor.FactorType;
import io.countersign.policies.rules.want.Target;
import io.countersign.policies.rules.want.Term;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads what stands for factors: their names, {@code @group}, and targets of assurance. */
final class Terms {

  private static final int MOST_GROUPS = 32;
  private static final int MOST_FACTORS = 32;
  private static final String GROUP_FORM = "[a-z][a-z0-9_-]{0,31}";

  private static final Map<String, Term> BUILT_IN =
      Map.of("enrolled", new Term.Enrolled(), "phishing_resistant", new Term.PhishingResistant());

  private final Map<String, List<FactorType>> groups = new TreeMap<>();
  private final Flaws flaws;

  Terms(Flaws flaws) {
    this.flaws = flaws;
  }

  /** Makes groups known. */
  void define(String where, Object value) {
    if (!(value instanceof Map<?, ?> named) || named.size() > MOST_GROUPS) {
      flaws.add(where, "must be an object of at most " + MOST_GROUPS + " groups");
      return;
    }
    Map<String, Object> lists = new LinkedHashMap<>();
    named.forEach((name, list) -> lists.put(name.toString(), list));
    lists.forEach((name, list) -> {
      if (!name.matches(GROUP_FORM)) {
        flaws.add(where, "must have names that match " + GROUP_FORM);
      } else if (BUILT_IN.containsKey(name)) {
        flaws.add(where + "." + name, "is there already");
      } else {
        groups.put(name, members(where + "." + name, list));
      }
    });
  }

  /** Of a list of one or more. */
  List<Term> all(Members members, String name) {
    List<Object> items = members.list(name, MOST_FACTORS).orElse(List.of());
    return IntStream.range(0, items.size())
        .mapToObj(i -> one(members.where(name) + "[" + i + "]", items.get(i)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** One. */
  Optional<Term> one(String where, Object value) {
    if (value instanceof Map<?, ?>) {
      return target(where, value);
    }
    if (value instanceof String text) {
      return text.startsWith("@") ? group(where, text) : factor(where, text).map(Terms::named);
    }
    flaws.add(where, "must be the name of a factor, @group, or {\"assurance\": …}");
    return Optional.empty();
  }

  /** One factor that the user need not have. */
  Optional<FactorType> factor(String where, Object value) {
    return Members.text(where, value, flaws)
        .flatMap(text -> {
          try {
            return Optional.of(new FactorType(text));
          } catch (IllegalArgumentException malformed) {
            flaws.add(where, "must be the name of a factor, for example totp");
            return Optional.empty();
          }
        });
  }

  /** Factors that the user need not have, by their names and those of groups. */
  List<FactorType> factors(Members members, String name) {
    List<Object> items = members.list(name, MOST_FACTORS).orElse(List.of());
    return IntStream.range(0, items.size())
        .boxed()
        .flatMap(i -> toEnroll(members.where(name) + "[" + i + "]", items.get(i)).stream())
        .distinct()
        .toList();
  }

  private List<FactorType> toEnroll(String where, Object value) {
    if (!(value instanceof String text) || !text.startsWith("@")) {
      return factor(where, value).map(List::of).orElse(List.of());
    }
    if (BUILT_IN.containsKey(text.substring(1))) {
      flaws.add(where, "stands for what users have already, and cannot be enrolled");
      return List.of();
    }
    return group(where, text)
        .filter(Term.Named.class::isInstance)
        .map(Term.Named.class::cast)
        .map(Term.Named::names)
        .orElse(List.of());
  }

  private Optional<Term> group(String where, String text) {
    String name = text.substring(1);
    Term builtIn = BUILT_IN.get(name);
    if (builtIn != null) {
      return Optional.of(builtIn);
    }
    List<FactorType> own = groups.get(name);
    if (own == null) {
      flaws.add(where, "names a group that is not there");
      return Optional.empty();
    }
    return Optional.of(new Term.Named(own));
  }

  private Optional<Term> target(String where, Object value) {
    return Members.of(where, value, Set.of("assurance"), flaws)
        .flatMap(members -> members.text("assurance"))
        .flatMap(text -> {
          Optional<Target> target = Target.named(text);
          if (target.isEmpty()) {
            flaws.add(where + ".assurance", "must be aal2 or phishing-resistant");
          }
          return target.map(Term.Reaching::new);
        });
  }

  private List<FactorType> members(String where, Object value) {
    if (!(value instanceof List<?> items) || items.isEmpty() || items.size() > MOST_FACTORS) {
      flaws.add(where, "must be a list of 1 to " + MOST_FACTORS + " names of factors");
      return List.of();
    }
    return IntStream.range(0, items.size())
        .mapToObj(i -> factor(where + "[" + i + "]", items.get(i)))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Term named(FactorType factor) {
    return new Term.Named(List.of(factor));
  }
}
