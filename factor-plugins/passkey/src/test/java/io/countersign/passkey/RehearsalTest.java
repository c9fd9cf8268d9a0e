package io.countersign.passkey;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class RehearsalTest {

  @Test
  void it_comes_out_right() {
    assertThatCode(Rehearsal::once).doesNotThrowAnyException();
  }
}
