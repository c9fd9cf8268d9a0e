package io.countersign.policies.actions;

import io.countersign.domain.policy.Origin;
import io.countersign.policies.actions.sandbox.Image;

/**
 * An action that is ready to be run.
 *
 * @param image of an interpreter that has loaded it
 */
record Action(String name, Image image, Lines lines, Redaction redaction) {

  /** Where it was, by the stack that was told. */
  Origin origin(String stack) {
    return new Origin(name, lines.line(stack));
  }
}
