package io.countersign.application.webhook;

import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookSecret;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What came of sending a message to a webhook once.
 *
 * @param status of HTTP, if there was an answer
 * @param took from the first packet to the end of the answer, to the millisecond
 * @param retryAfter how long the receiver wants to be left alone, if it says so (RFC 9110 section
 *     10.2.3)
 */
public record Attempt(
    Outcome outcome, Optional<Integer> status, Duration took, Optional<Duration> retryAfter) {

  /** How it went. Only the first is a success. */
  public enum Outcome {
    /** It was taken: 2xx. */
    DELIVERED("delivered"),
    /** The answer was no 2xx. */
    REFUSED("refused"),
    /** The answer led elsewhere, where nobody went. */
    REDIRECTED("redirected"),
    /** The answer was 410: nobody is there any more. */
    GONE("gone"),
    /** The receiver has more than it can take: 429 or 503. */
    BUSY("busy"),
    /** It resolves to an address that nothing is sent to. */
    ADDRESS_REFUSED("address-refused"),
    /** The name is not known. */
    UNRESOLVED("unresolved"),
    /** Nobody listens there. */
    UNREACHABLE("unreachable"),
    /** It could not prove to be who it should be. */
    NOT_TRUSTED("not-trusted"),
    /** It took too long. */
    TIMED_OUT("timed-out"),
    /** It did not speak HTTP, or stopped in the middle. */
    BROKEN("broken"),
    /** Nothing was sent: the event is too old to be there still. */
    EXPIRED("expired"),
    /**
     * This node did not see it through: it has as many requests under way as it may, or it ends.
     * That says nothing of the receiver, and counts as no attempt.
     */
    ABANDONED("abandoned");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** The outcome of this name. */
    public static Outcome named(String text) {
      return Arrays.stream(values())
          .filter(outcome -> outcome.text.equals(text))
          .findFirst()
          .orElse(BROKEN);
    }

    /** As the API says it. */
    public String text() {
      return text;
    }
  }

  /** Sends. */
  @FunctionalInterface
  public interface Sender {

    /**
     * Sends a message once, and waits for what comes of it for a bounded time.
     *
     * @param secrets that it is signed with, one or more
     */
    Attempt send(Webhook to, List<WebhookSecret> secrets, WebhookMessage message);
  }

  /** Whether the message was taken. */
  public boolean succeeded() {
    return outcome == Outcome.DELIVERED;
  }
}
