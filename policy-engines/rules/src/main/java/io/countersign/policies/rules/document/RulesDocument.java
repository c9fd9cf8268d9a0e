package io.countersign.policies.rules.document;

import java.util.List;

/**
 * A document of rules.
 *
 * @param backupCodes whether they stand in for what a rule asks for
 */
public record RulesDocument(List<Rule> rules, boolean backupCodes) {

  /** Keeps a copy. */
  public RulesDocument {
    rules = List.copyOf(rules);
  }
}
