package io.countersign.passkey;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What is so of a passkey from its registration on. */
enum Trait {
  /** It may be copied to other devices: "multi-device credential". */
  BACKUP_ELIGIBLE(1),
  /** A PIN or biometric was asked for when it was made. */
  USER_VERIFIED(1 << 1),
  /** A maker that is trusted vouches for what keeps its key. */
  ATTESTED(1 << 2);

  private final int bit;

  Trait(int bit) {
    this.bit = bit;
  }

  static Set<Trait> in(int bits) {
    return Arrays.stream(values())
        .filter(trait -> (bits & trait.bit) != 0)
        .collect(Collectors.toSet());
  }

  static int bits(Set<Trait> traits) {
    return traits.stream().mapToInt(trait -> trait.bit).sum();
  }
}
