package io.countersign.application.assertion;

import java.time.InstantSource;

final class MemoryAssertionsTest implements AssertionsContract {

  @Override
  public Assertions assertions(SigningKeys keys, InstantSource clock) {
    return new MemoryAssertions(ISSUER, keys, clock);
  }
}
