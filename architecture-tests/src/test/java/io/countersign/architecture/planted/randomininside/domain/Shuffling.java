package io.countersign.architecture.planted.randomininside.domain;

import io.countersign.architecture.Violation;
import java.util.Collections;
import java.util.List;

@Violation
final class Shuffling {

  void shuffle(List<String> cards) {
    Collections.shuffle(cards);
  }
}
