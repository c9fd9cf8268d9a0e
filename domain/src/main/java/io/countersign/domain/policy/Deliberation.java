package io.countersign.domain.policy;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Finding.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How what is asked of a user is found, from the beginning of an authentication to its end.
 *
 * @param run of the policy of the tenant, if it has one
 * @param offered the names of what the user may answer with, in order; absent for whatever they
 *     have
 * @param message what the policy says to a user who is not let in
 * @param trace how it came to all that, oldest first; at most {@link #MOST_FINDINGS}, and of what
 *     the policy remarked at most {@link #MOST_REMARKS}
 */
public record Deliberation(
    Circumstances circumstances,
    Optional<PolicyRun> run,
    Optional<List<FactorType>> offered,
    Optional<String> message,
    List<Finding> trace) {

  /** How many findings are kept, but that the last word is never left out. */
  public static final int MOST_FINDINGS = 200;

  /** How many remarks of a policy are kept: one that talks leaves room for what was decided. */
  public static final int MOST_REMARKS = 100;

  /** Of a tenant without a policy. */
  public static final Deliberation NONE = about(Circumstances.UNKNOWN);

  /** Keeps copies. */
  public Deliberation {
    offered = offered.map(List::copyOf);
    trace = List.copyOf(trace);
  }

  /** Before anything is found. */
  public static Deliberation about(Circumstances circumstances) {
    return new Deliberation(
        circumstances, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /** Whether the user may answer under this name. */
  public boolean offers(FactorType name) {
    return offered.map(names -> names.contains(name)).orElse(true);
  }

  /** Under a policy. */
  public Deliberation under(PolicyRun begun) {
    return new Deliberation(circumstances, Optional.of(begun), offered, message, trace);
  }

  /** The user did what was wanted of them. */
  public Deliberation done() {
    return new Deliberation(
        circumstances,
        run.map(going -> going.pending().isEmpty() ? going : going.done()),
        Optional.empty(),
        message,
        trace);
  }

  /** Further on in its policy. */
  public Deliberation at(PolicyRun later, List<Finding> findings) {
    return new Deliberation(circumstances, Optional.of(later), offered, message, more(findings));
  }

  /** With more to tell of it. */
  public Deliberation finding(List<Finding> findings) {
    return new Deliberation(circumstances, run, offered, message, more(findings));
  }

  /** The user may answer with these only. */
  public Deliberation offering(List<FactorType> names) {
    return new Deliberation(circumstances, run, Optional.of(names), message, trace);
  }

  /** The policy says this to the user. */
  public Deliberation saying(String said) {
    return new Deliberation(circumstances, run, offered, Optional.of(said), trace);
  }

  private List<Finding> more(List<Finding> findings) {
    List<Finding> kept = new ArrayList<>(trace);
    long remarks = trace.stream().filter(Deliberation::remark).count();
    for (Finding finding : findings) {
      if (remark(finding) && remarks++ >= MOST_REMARKS) {
        continue;
      }
      if (kept.size() < MOST_FINDINGS || last(finding)) {
        kept.add(finding);
      }
    }
    return kept;
  }

  private static boolean remark(Finding finding) {
    return finding.what() == What.REMARKED;
  }

  /** Nothing comes after these, so that there is only one of them. */
  private static boolean last(Finding finding) {
    return finding.what() == What.DECIDED || finding.what() == What.FAILED;
  }
}
