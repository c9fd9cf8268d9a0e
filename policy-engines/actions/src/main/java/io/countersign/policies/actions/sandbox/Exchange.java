package io.countersign.policies.actions.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said between the host and a script in one run. */
final class Exchange {

  private static final int MOST_MESSAGES = 256;

  /** Not empty: room for nothing is never given back. */
  private static final String HEARD = "null";

  private final Instant at;
  private final Answers answers;
  private final List<Message> messages = new ArrayList<>();
  private boolean done;

  /**
   * @param at what the script's clock says
   * @param answers what it is told when it asks
   */
  Exchange(Instant at, Answers answers) {
    this.at = at;
    this.answers = answers;
  }

  Instant at() {
    return at;
  }

  /** What comes after the end does not count: it is of what the script did not wait for. */
  String hear(String kind, String json) {
    Optional<String> answer = answers.to(kind);
    if (answer.isPresent()) {
      return answer.get();
    }
    if (!done) {
      if (messages.size() == MOST_MESSAGES) {
        throw new ScriptFailed(
            "too-many-messages", "it said more than " + MOST_MESSAGES + " things");
      }
      done = kind.equals("done") || kind.equals("threw");
      messages.add(new Message(kind, json));
    }
    return HEARD;
  }

  /**
   * @throws ScriptFailed if the script did not come to its end
   */
  List<Message> outcome() {
    if (!done) {
      throw new ScriptFailed("unsettled-promise", "it waits for what never happens");
    }
    return List.copyOf(messages);
  }
}
