package io.countersign.domain.policy;

/** Decides what a user must prove. A pure function; whatever it cannot decide, it denies. */
@FunctionalInterface
public interface Policy {

  /** What is due next, given what is known and what was proved so far. */
  Decision decide(Situation situation);
}
