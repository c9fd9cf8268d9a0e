package io.countersign.domain.policy;

import io.countersign.domain.policy.Finding.What;
import java.util.List;
import java.util.Set;

/**
 * Asks a policy stage by stage until the user has something to do.
 *
 * @param event what it is told
 * @param has what the user has to prove with
 */
public record Deliberator(Policy policy, PolicyEvent event, Inventory has) {

  /** Why a user is not let in whose policy could not say what it wants. */
  public static final String POLICY_FAILED = "policy-failed";

  /**
   * @param from where the policy was left, under a run of it
   * @throws PoliciesBusy if the policy could not be asked now
   */
  public Conclusion conclude(Deliberation from) {
    Deliberation now = from;
    String stage = "policy";
    try {
      List<String> stages = policy.stages();
      while (true) {
        Next next = now.run().orElseThrow().next(has, stages.size(), policy.backupCodesStandIn());
        now = now.at(next.run(), next.findings());
        if (!(next instanceof Next.Ask)) {
          return concluded(now, next);
        }
        stage = stages.get(next.run().stage());
        now = answered(now, next.run());
      }
    } catch (PoliciesBusy later) {
      throw later;
    } catch (RuntimeException | LinkageError | StackOverflowError failed) {
      return failed(now, stage, failed);
    }
  }

  private Conclusion concluded(Deliberation now, Next next) {
    return switch (next) {
      case Next.Challenge(var _, var names, var pick, var _) ->
          new Conclusion.Due(new Decision.Offer(names, pick), now.offering(names));
      case Next.Enroll(var _, var names, var _) ->
          new Conclusion.Due(new Decision.EnrollWithAny(Set.copyOf(names), false), now);
      case Next.Done(var _, var allowed, var _) ->
          new Conclusion.Over(now, allowed, policy.backupCodesStandIn());
      case Next.Denied(var _, var reason, var message, var _) ->
          new Conclusion.Due(new Decision.Deny(reason), message.map(now::saying).orElse(now));
      case Next.Ask _ -> throw new IllegalArgumentException("nothing is concluded yet");
    };
  }

  private Deliberation answered(Deliberation now, PolicyRun run) {
    Answer answer = policy.ask(run.stage(), event, run.memo());
    List<Finding> remarks =
        answer.remarks().stream()
            .map(remark -> new Finding(remark.origin(), What.REMARKED, remark.text()))
            .toList();
    return now.at(run.answered(answer), remarks);
  }

  /** Whatever went wrong in it: a policy that cannot be asked lets nobody in. */
  private static Conclusion failed(Deliberation now, String stage, Throwable failure) {
    String why =
        failure instanceof PolicyFailed known
            ? known.code() + ": " + known.getMessage()
            : "failed: " + failure.getClass().getSimpleName();
    return new Conclusion.Due(
        new Decision.Deny(POLICY_FAILED),
        now.finding(List.of(new Finding(new Origin(stage), What.FAILED, why))));
  }
}
