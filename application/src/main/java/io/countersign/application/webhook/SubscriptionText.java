package io.countersign.application.webhook;

import io.countersign.domain.event.EventType;
import io.countersign.domain.webhook.Subscription;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which events a webhook is told of, as one text to be kept: {@code *}, or names with commas. */
public final class SubscriptionText {

  private static final String ALL = "*";

  private SubscriptionText() {}

  /** For {@link #read}; at most 8,000 characters. */
  public static String write(Subscription subscription) {
    return String.join(",", subscription.names());
  }

  /** Types that only a later version knows are left out. */
  public static Subscription read(String text) {
    return text.equals(ALL)
        ? Subscription.ALL
        : Subscription.of(
            Stream.of(text.split(","))
                .map(EventType::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
  }
}
