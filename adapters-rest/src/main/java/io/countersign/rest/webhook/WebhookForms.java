package io.countersign.rest.webhook;

import io.countersign.application.webhook.RedeliverEvents.Which;
import io.countersign.application.webhook.WebhookDelivery.State;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.Subscription;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.InvalidFields;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What requests on webhooks say. */
final class WebhookForms {
  static final String EVENTS = "events";
  static final String SIGNATURE = "signature";
  static final String EVENT = "event";
  static final String FIRST = "first";
  static final String LAST = "last";
  static final String STATE = "state";

  private static final String ALL = "*";
  private static final int LONGEST = 200;
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private WebhookForms() {}

  static Optional<Subscription> subscription(Body body) {
    return body.optionalTexts(EVENTS, WebhookForms::event).map(WebhookForms::subscription);
  }

  private static Subscription subscription(List<String> names) {
    if (names.equals(List.of(ALL))) {
      return Subscription.ALL;
    }
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    names.stream().map(EventType::named).flatMap(Optional::stream).forEach(types::add);
    if (names.isEmpty() || types.size() < names.size()) {
      throw new InvalidFields(
          EVENTS, "must be * alone, or names of events, one or more and each only once");
    }
    return Subscription.of(types);
  }

  private static String event(String text) {
    if (!text.equals(ALL) && EventType.named(text).isEmpty()) {
      throw new IllegalArgumentException("must be the name of an event, or *");
    }
    return text;
  }

  static String description(String text) {
    if (text.length() > LONGEST || INVISIBLE.matcher(text).find()) {
      throw new IllegalArgumentException(
          "must have at most " + LONGEST + " characters, none of them a control character");
    }
    return text;
  }

  static SignatureScheme signature(String text) {
    return SignatureScheme.named(text)
        .orElseThrow(() -> new IllegalArgumentException("must be v1 or v1a"));
  }

  /** A state in which it stays or not. */
  static State state(String text) {
    return Stream.of(State.values())
        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be pending, delivered or failed"));
  }

  private static State over(String text) {
    State state = state(text);
    if (!state.over()) {
      throw new IllegalArgumentException("must be delivered or failed");
    }
    return state;
  }

  static long position(String text) {
    if (text.matches("[0-9]{1,18}")) {
      return Long.parseLong(text);
    }
    throw new IllegalArgumentException("must be a position");
  }

  static Which which(Body body) {
    Optional<Which> one = body.optionalText(EVENT, Forms.id(EventId::new)).map(Which.One::new);
    Optional<Long> first = body.optionalNumber(FIRST, 0, Long.MAX_VALUE);
    Optional<Long> last = body.optionalNumber(LAST, 0, Long.MAX_VALUE);
    Optional<State> state = body.optionalText(STATE, WebhookForms::over);
    if (one.isPresent()) {
      if (first.isPresent() || last.isPresent() || state.isPresent()) {
        throw new InvalidFields(EVENT, "must be there alone");
      }
      return one.get();
    }
    if (first.isEmpty()) {
      throw new InvalidFields(FIRST, "is required, or event is");
    }
    if (last.filter(end -> end < first.get()).isPresent()) {
      throw new InvalidFields(LAST, "must not be less than first");
    }
    return new Which.Range(first.get(), last.orElse(Long.MAX_VALUE), state);
  }
}
