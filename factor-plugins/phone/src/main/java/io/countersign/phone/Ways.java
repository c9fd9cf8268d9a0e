package io.countersign.phone;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** By which ways a phone may be asked; never none. */
record Ways(Set<Way> all) {

  private static final String OPTION = "preferredMethod";
  private static final Ways BOTH = new Ways(EnumSet.allOf(Way.class));

  Ways {
    all = Set.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a phone is reached somehow");
    }
  }

  /**
   * What an enrollment asks for: {@code preferredMethod} {@code sms}, {@code voice} or {@code
   * both}; without it the variant that is enrolled, or both.
   *
   * @param as the factor's type, or a variant, which must be among them
   */
  static Ways of(FactorType as, Fields options) {
    Optional<Way> variant = variant(as);
    Ways ways =
        options
            .optionalText(OPTION)
            .map(Ways::named)
            .orElseGet(() -> variant.map(Ways::only).orElse(BOTH));
    if (variant.isPresent() && !ways.all.contains(variant.get())) {
      throw new MalformedField(OPTION, "must be " + as + " or both, since that is enrolled");
    }
    return ways;
  }

  private static Ways named(String name) {
    return name.equals("both")
        ? BOTH
        : variantNamed(name)
            .map(Ways::only)
            .orElseThrow(() -> new MalformedField(OPTION, "must be sms, voice or both"));
  }

  private static Ways only(Way way) {
    return new Ways(Set.of(way));
  }

  static Optional<Way> variant(FactorType as) {
    return variantNamed(as.value());
  }

  private static Optional<Way> variantNamed(String name) {
    return Arrays.stream(Way.values()).filter(way -> way.type().value().equals(name)).findFirst();
  }

  /**
   * The way to go if the phone is asked by this name.
   *
   * @throws IllegalArgumentException if its owner did not choose that way
   */
  Way by(FactorType as) {
    Way way = variant(as).orElseGet(() -> all.contains(Way.SMS) ? Way.SMS : all.iterator().next());
    if (!all.contains(way)) {
      throw new IllegalArgumentException("this phone is not to be asked as " + as);
    }
    return way;
  }

  Set<FactorType> variants() {
    return all.stream().map(Way::type).collect(Collectors.toSet());
  }

  byte bits() {
    return (byte) all.stream().mapToInt(Way::bit).sum();
  }

  /**
   * @throws IllegalArgumentException if they are not {@link #bits}
   */
  static Ways ofBits(byte bits) {
    Ways ways =
        new Ways(
            Arrays.stream(Way.values())
                .filter(way -> (bits & way.bit()) != 0)
                .collect(Collectors.toSet()));
    if (ways.bits() != bits) {
      throw new IllegalArgumentException("ways that are not known");
    }
    return ways;
  }
}
