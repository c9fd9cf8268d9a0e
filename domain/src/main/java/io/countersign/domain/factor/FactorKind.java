package io.countersign.domain.factor;

/**
 * What a success proves about the person: the three kinds of NIST SP 800-63B-4. Two different kinds
 * together make multi-factor authentication; two of the same kind do not.
 */
public enum FactorKind {
  /** Something they know. */
  KNOWLEDGE,
  /** Something they have. */
  POSSESSION,
  /** Something they are. */
  INHERENCE
}
