package io.countersign.server.config;

import io.countersign.domain.factor.Channel;
import io.countersign.server.config.Section.Derived;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How messages get to people.
 *
 * @param order the transports of a channel, the first one first; without an entry it is all that
 *     are set
 */
public record DeliveryConfig(Map<Channel, List<String>> order) {

  /** Keeps a copy. */
  public DeliveryConfig {
    order = Map.copyOf(order);
  }

  static DeliveryConfig read(Settings settings) {
    Section section = settings.section("delivery", "How messages get to people.");
    Map<Channel, List<String>> order = new TreeMap<>();
    for (Channel channel : List.of(Channel.EMAIL, Channel.SMS, Channel.VOICE)) {
      Optional<List<String>> names =
          section.ask(
              channel.value(),
              Kinds.names().map(Optional::of),
              new Derived<>(Optional.empty(), "<all transports that are set and can>"),
              "Which transports carry "
                  + channel
                  + " messages; when the first one fails, the next one is tried.");
      names.ifPresent(given -> order.put(channel, given));
    }
    return new DeliveryConfig(order);
  }
}
