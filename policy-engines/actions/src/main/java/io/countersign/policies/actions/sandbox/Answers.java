package io.countersign.policies.actions.sandbox;

import java.util.Optional;

/** What a script is told when it asks; it asks for what it looks at, and for nothing else. */
@FunctionalInterface
public interface Answers {

  /**
   * An answer.
   *
   * @param kind a word of {@code api.js}, for example {@code user}
   * @return JSON (RFC 8259); nothing if that is no question
   */
  Optional<String> to(String kind);
}
