package io.countersign.application.risk;

import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.Confidence;

final class MemoryAssessorTest implements AssessorContract {

  @Override
  public Assessor assessor() {
    return new MemoryAssessor("Moon", new Assessment(Confidence.MEDIUM, "full_moon"));
  }
}
