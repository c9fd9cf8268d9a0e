package io.countersign.application.webhook;

import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookSecret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one webhook is told next.
 *
 * @param tasks by ascending position
 * @param blocked events that wait behind others of their user, new here
 * @param cursor how far it is with them
 */
record DeliveryPage(
    Webhook webhook,
    WebhookProgress progress,
    List<WebhookSecret> secrets,
    List<Task> tasks,
    List<WebhookDelivery> blocked,
    long cursor) {

  /**
   * One event.
   *
   * @param fresh whether nobody tried to send it yet
   * @param message absent if the event is not there any more
   */
  record Task(WebhookDelivery delivery, boolean fresh, Optional<WebhookMessage> message) {}

  /**
   * What became of one.
   *
   * @param attempt absent if none was made
   */
  record Tried(Task task, Optional<Attempt> attempt) {

    boolean failed() {
      return attempt.filter(made -> !made.succeeded()).isPresent();
    }
  }

  boolean isEmpty() {
    return tasks.isEmpty() && blocked.isEmpty() && cursor == progress.cursor();
  }

  /** Those that must come one after the other; all chains may come at once. */
  List<List<Task>> chains() {
    if (!webhook.ordered()) {
      return tasks.stream().map(List::of).toList();
    }
    List<List<Task>> chains = new ArrayList<>();
    Map<UserId, List<Task>> ofUsers = new LinkedHashMap<>();
    for (Task task : tasks) {
      Optional<UserId> user = task.delivery().user();
      if (user.isEmpty()) {
        chains.add(List.of(task));
      } else {
        ofUsers.computeIfAbsent(user.get(), _ -> new ArrayList<>()).add(task);
      }
    }
    chains.addAll(ofUsers.values());
    return chains;
  }
}
