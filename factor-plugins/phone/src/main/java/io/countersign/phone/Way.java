package io.countersign.phone;

import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.Evidence;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a code reaches a phone. */
enum Way {
  SMS(1, "sms", "sms"),
  VOICE(2, "voice", "tel");

  private final int bit;
  private final String variant;
  private final String amr;

  /**
   * @param bit its place in what is kept; it never changes
   * @param variant of the factor, and the channel
   * @param amr RFC 8176 section 2: a text message is {@code sms}, a call {@code tel}
   */
  Way(int bit, String variant, String amr) {
    this.bit = bit;
    this.variant = variant;
    this.amr = amr;
  }

  int bit() {
    return bit;
  }

  Channel channel() {
    return new Channel(variant);
  }

  String amr() {
    return amr;
  }

  FactorType type() {
    return new FactorType(variant);
  }

  Evidence evidence() {
    return new Evidence(Set.of(FactorKind.POSSESSION), Set.of(amr));
  }

  static Set<FactorType> types() {
    return Stream.of(values()).map(Way::type).collect(Collectors.toSet());
  }
}
