package io.countersign.domain.risk;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all assessors found when an authentication began.
 *
 * @param assessments by the names of the assessors, for example {@code NewDevice}
 */
public record RiskAssessment(SortedMap<String, Assessment> assessments) {

  /** Nobody looked. */
  public static final RiskAssessment NONE = new RiskAssessment(Map.of());

  /** Keeps a copy. */
  public RiskAssessment {
    assessments = Collections.unmodifiableSortedMap(new TreeMap<>(assessments));
  }

  /** In any order. */
  public RiskAssessment(Map<String, Assessment> assessments) {
    this(new TreeMap<>(assessments));
  }

  /** The least confident of those who know something; neutral if nobody does. */
  public Confidence confidence() {
    return assessments.values().stream()
        .map(Assessment::confidence)
        .filter(found -> found != Confidence.NEUTRAL)
        .min(Comparator.naturalOrder())
        .orElse(Confidence.NEUTRAL);
  }
}
