package io.countersign.policies.rules.document;

import io.countersign.application.policy.InvalidPolicy;
import io.countersign.application.policy.InvalidPolicy.Flaw;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a document, gathered, so that its author sees more than the first. */
final class Flaws {

  private static final int MOST = 64;

  private final List<Flaw> found = new ArrayList<>();

  void add(String where, String reason) {
    add(new Flaw(where, reason));
  }

  void add(Flaw flaw) {
    if (found.size() < MOST) {
      found.add(flaw);
    }
  }

  /**
   * @throws InvalidPolicy if there are any
   */
  void refuse() {
    if (!found.isEmpty()) {
      throw new InvalidPolicy(found);
    }
  }
}
