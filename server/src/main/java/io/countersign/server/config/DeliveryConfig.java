package io.countersign.server.config;

import io.countersign.application.delivery.SendRules;
import io.countersign.domain.factor.Channel;
import io.countersign.server.config.Section.Derived;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How messages get to people.
 *
 * @param order the transports of a channel, the first one first; without an entry it is all that
 *     are set
 * @param console whether messages are shown instead of sent, where nothing else sends them
 * @param templates a folder of the operator's own words
 */
public record DeliveryConfig(
    Map<Channel, List<String>> order, boolean console, Optional<Path> templates, SendRules rules) {

  /** Keeps a copy. */
  public DeliveryConfig {
    order = Map.copyOf(order);
  }

  static DeliveryConfig read(Settings settings, ServerConfig server) {
    Section section =
        settings.section(
            "delivery",
            "How messages get to people. The limits are exact, whatever happens at once, on however"
                + " many nodes.");
    return new DeliveryConfig(
        order(section),
        console(section, settings, server),
        section.ask(
            "templates",
            Kinds.path().map(Optional::of),
            new Derived<>(Optional.empty(), "<none>"),
            "A folder with words of your own: <language>.properties for everybody,"
                + " <tenant>/<language>.properties for one tenant."),
        rules(section));
  }

  private static Map<Channel, List<String>> order(Section section) {
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
    return order;
  }

  private static boolean console(Section section, Settings settings, ServerConfig server) {
    boolean console =
        section.ask(
            "console",
            Kinds.yesOrNo(),
            "false",
            "For development: messages that no transport carries are shown in the log and at"
                + " /dev/outbox. Only with server.host on this machine.");
    if (console && !server.here()) {
      settings.complain(
          "delivery.console shows codes to whoever reaches the server: server.host must be"
              + " localhost, 127.0.0.1 or ::1, and server.publicUrl there, too");
    }
    return console;
  }

  private static SendRules rules(Section section) {
    return new SendRules(
        section.ask(
            "limits.destination",
            Kinds.wholeNumber(1, 1_000),
            "10",
            "Messages an hour to one address or number."),
        section.ask(
            "limits.user",
            Kinds.wholeNumber(1, 1_000),
            "20",
            "Messages an hour to one user, at whatever address."),
        section.ask(
            "limits.country",
            Kinds.wholeNumber(0, 1_000_000),
            "500",
            "Text messages and calls an hour to one country, for each tenant."),
        section.ask(
            "limits.tenant",
            Kinds.wholeNumber(0, 10_000_000),
            "10000",
            "Messages an hour for each tenant."),
        section.ask(
            "limits.dailyBudget",
            Kinds.wholeNumber(0, 10_000_000),
            "2000",
            "Text messages and calls a day for each tenant: what fraud can cost has an end."),
        section.ask(
            "countries",
            Kinds.countries(),
            new Derived<>(Set.of(), "<all>"),
            "The countries that text messages and calls go to, such as FR,DE."),
        section.ask(
            "language",
            Kinds.language(),
            "en",
            "The language of messages if nobody asks for another, such as fr or pt-BR."),
        section.ask(
            "webOtpDomain",
            Kinds.host().map(Optional::of),
            new Derived<>(Optional.empty(), "<none>"),
            "The site on which a browser may fill in a code from a text message by itself"
                + " (WebOTP)."));
  }
}
