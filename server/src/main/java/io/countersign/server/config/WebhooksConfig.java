package io.countersign.server.config;

import io.countersign.domain.risk.Network;
import io.countersign.server.config.Section.Derived;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How webhooks are sent.
 *
 * @param allowHttp whether they may go in the clear
 * @param allow where they may go although it is not public
 * @param proxy what they go through
 * @param timeout for one attempt
 * @param disableAfter how long one may take nothing
 * @param retention how long deliveries can be read
 */
public record WebhooksConfig(
    boolean allowHttp,
    Allowed allow,
    Optional<URI> proxy,
    Duration timeout,
    Duration disableAfter,
    Duration retention) {

  /**
   * Where webhooks may go although it is not public.
   *
   * @param hosts in small letters
   */
  public record Allowed(List<Network> networks, Set<String> hosts) {

    /** Nowhere. */
    public static final Allowed NONE = new Allowed(List.of(), Set.of());

    /** Keeps copies. */
    public Allowed {
      networks = List.copyOf(networks);
      hosts = Set.copyOf(hosts);
    }

    static Allowed of(String text) {
      List<String> items = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
      if (items.stream().anyMatch(item -> !item.matches("[A-Za-z0-9._:/-]{1,255}"))) {
        throw new IllegalArgumentException("neither a network nor a host");
      }
      return new Allowed(
          items.stream().map(Network::of).flatMap(Optional::stream).toList(),
          items.stream()
              .filter(item -> Network.of(item).isEmpty())
              .map(item -> item.toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet()));
    }
  }

  static WebhooksConfig read(Settings settings, ServerConfig server) {
    Section section =
        settings.section(
            "webhooks",
            "How webhooks are sent. They go to public addresses only, whatever their names lead to.");
    return new WebhooksConfig(
        allowHttp(section, settings, server),
        section.ask(
            "allow",
            new Kind<>(
                "networks and host names with commas between them, such as 10.1.0.0/16,hooks.intern",
                Allowed::of),
            new Derived<>(Allowed.NONE, "<none>"),
            "Where webhooks may go although it is not public."),
        section.ask(
            "proxy",
            Kinds.publicUrl().map(Optional::of),
            new Derived<>(Optional.empty(), "<none>"),
            "An HTTP proxy that webhooks go through. It asks where names lead, so it is the proxy"
                + " that must keep them from where they should not go."),
        section.ask(
            "timeout",
            Kinds.duration("PT1S", "PT30S"),
            "PT15S",
            "How long one attempt may take, from the first packet to the end of the answer."),
        section.ask(
            "disableAfter",
            Kinds.duration("PT1H", "P30D"),
            "P5D",
            "How long a webhook may take nothing before it is disabled."),
        section.ask(
            "retention",
            Kinds.duration("PT1H", "P365D"),
            "P30D",
            "From the end of a delivery until it can be neither read nor sent again."));
  }

  private static boolean allowHttp(Section section, Settings settings, ServerConfig server) {
    boolean allowed =
        section.ask(
            "allowHttp",
            Kinds.yesOrNo(),
            "false",
            "For development: webhooks may have http:// URLs. Only with server.host on this machine.");
    if (allowed && !server.here()) {
      settings.complain(
          "webhooks.allowHttp sends events in the clear: server.host must be localhost, 127.0.0.1"
              + " or ::1, and server.publicUrl there, too");
    }
    return allowed;
  }
}
