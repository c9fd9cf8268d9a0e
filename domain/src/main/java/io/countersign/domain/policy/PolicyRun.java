package io.countersign.domain.policy;

import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Command.Allow;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Command.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far an authentication has come in the policy that it began under.
 *
 * @param version of the policy
 * @param stage how many of its stages were asked
 * @param pending what they wanted and was not done yet, in order
 * @param demanded how many challenges and enrollments they wanted so far
 * @param required what is to be demanded instead of what the tenant demands
 * @param memo what the last stage left for the next
 */
public record PolicyRun(
    int version,
    int stage,
    List<Said> pending,
    int demanded,
    Optional<Require> required,
    String memo) {

  /** How many challenges and enrollments there may be in one authentication; one more denies. */
  public static final int MOST_DEMANDED = 4;

  /** Keeps a copy. */
  public PolicyRun {
    pending = List.copyOf(pending);
  }

  /** Before its first stage. */
  public static PolicyRun begin(int version) {
    return new PolicyRun(version, 0, List.of(), 0, Optional.empty(), "");
  }

  /**
   * After the next stage answered. Who denies, denies whatever else was said in the same answer;
   * what comes after an allowance is not reached.
   */
  public PolicyRun answered(Answer answer) {
    List<Said> said = answer.commands();
    Stream<Said> denials = said.stream().filter(one -> one.command() instanceof Deny);
    List<Said> kept = denials.limit(1).toList();
    return new PolicyRun(
        version,
        stage + 1,
        kept.isEmpty() ? untilAllowed(said) : kept,
        demanded,
        required,
        answer.memo());
  }

  private static List<Said> untilAllowed(List<Said> said) {
    List<Said> reached = new ArrayList<>();
    int demands = 0;
    for (Said one : said) {
      reached.add(one);
      demands += one.command() instanceof Require ? 0 : 1;
      // The rest is not come to, and who says much is not to have it kept.
      if (one.command() instanceof Allow || demands > MOST_DEMANDED) {
        break;
      }
    }
    return reached;
  }

  /** After the user did what the first pending command wants. */
  public PolicyRun done() {
    return with(rest(), demanded, required);
  }

  /**
   * What is due next.
   *
   * @param stages how many the policy has
   * @param backupCodes whether they stand in for what is asked for
   */
  public Next next(Inventory has, int stages, boolean backupCodes) {
    return new Resolution(has, stages, backupCodes).of(this);
  }

  /** At its end, whatever stages there are. */
  PolicyRun over(int stages) {
    return new PolicyRun(version, stages, List.of(), demanded, required, memo);
  }

  /** With something to be done before what is pending. */
  PolicyRun first(Origin origin, Command command) {
    Stream<Said> all = Stream.concat(Stream.of(new Said(command, origin)), pending.stream());
    return with(all.toList(), demanded, required);
  }

  PolicyRun demanding() {
    return with(pending, demanded + 1, required);
  }

  PolicyRun requiring(Require instead) {
    return with(rest(), demanded, Optional.of(instead));
  }

  private List<Said> rest() {
    return pending.subList(1, pending.size());
  }

  private PolicyRun with(List<Said> newPending, int newDemanded, Optional<Require> newRequired) {
    return new PolicyRun(version, stage, newPending, newDemanded, newRequired, memo);
  }
}
