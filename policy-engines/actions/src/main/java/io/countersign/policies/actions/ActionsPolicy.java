package io.countersign.policies.actions;

import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.policies.actions.sandbox.Answers;
import io.countersign.policies.actions.sandbox.Message;
import io.countersign.policies.actions.sandbox.Sandbox;
import io.countersign.policies.actions.sandbox.ScriptFailed;
import io.countersign.policies.actions.sandbox.Share;
import java.util.List;

/** Actions, one after the other. */
final class ActionsPolicy implements Policy {

  private final Sandbox sandbox;
  private final Share share;
  private final List<Action> actions;
  private final boolean backupCodes;

  ActionsPolicy(Sandbox sandbox, Share share, List<Action> actions, boolean backupCodes) {
    this.sandbox = sandbox;
    this.share = share;
    this.actions = List.copyOf(actions);
    this.backupCodes = backupCodes;
  }

  @Override
  public List<String> stages() {
    return actions.stream().map(Action::name).toList();
  }

  @Override
  public boolean backupCodesStandIn() {
    return backupCodes;
  }

  @Override
  public long size() {
    return actions.stream().mapToLong(action -> action.image().kept()).sum();
  }

  @Override
  public Answer ask(int stage, PolicyEvent event, String memo) {
    Action action = actions.get(stage);
    Memo changes = Memo.of(memo);
    Answers question = new EventText(event, action.redaction().secrets(), changes);
    return Reply.of(action, changes, run(action, event, question));
  }

  private List<Message> run(Action action, PolicyEvent event, Answers question) {
    try {
      return sandbox.run(action.image(), share, event.at(), question);
    } catch (ScriptFailed e) {
      String why = action.name() + ": " + e.getMessage();
      throw e.isOfScript() ? new PolicyFailed(e.code(), why) : new PoliciesBusy(why);
    }
  }
}
