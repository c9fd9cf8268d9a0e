package io.countersign.rest.tenant;

import io.countersign.domain.mfa.EnrollmentPrompt;
import io.countersign.domain.mfa.MfaRequirement;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What policies are called on the wire. */
public final class PolicyText {
  private PolicyText() {}

  /** The requirement of this name. */
  public static MfaRequirement requirement(String text) {
    return named(MfaRequirement.values(), text);
  }

  /** The prompt of this name. */
  static EnrollmentPrompt prompt(String text) {
    return named(EnrollmentPrompt.values(), text);
  }

  /** The name of one, for example {@code sign-in}. */
  public static String of(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of this name. */
  public static <E extends Enum<E>> E named(E[] all, String text) {
    return Arrays.stream(all)
        .filter(one -> of(one).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be " + list(all)));
  }

  private static String list(Enum<?>[] all) {
    return Arrays.stream(all).map(PolicyText::of).collect(Collectors.joining(" or "));
  }
}
