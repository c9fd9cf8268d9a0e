package io.countersign.server.plugin;

import io.countersign.application.delivery.LoadedTransport;
import io.countersign.application.delivery.Transports;
import io.countersign.domain.factor.Channel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The transports of the plugins that run now.
 *
 * @param order as in {@link PluginOptions#order}
 */
record PluginTransports(PluginHost host, Map<Channel, List<String>> order) implements Transports {

  @Override
  public List<LoadedTransport> carrying(Channel channel) {
    Map<String, LoadedTransport> all = host.loaded().transports();
    List<String> names = order.getOrDefault(channel, List.copyOf(all.keySet()));
    return names.stream()
        .flatMap(name -> Optional.ofNullable(all.get(name)).stream())
        .filter(transport -> transport.channels().contains(channel))
        .toList();
  }

  @Override
  public Optional<LoadedTransport> find(String name) {
    return Optional.ofNullable(host.loaded().transports().get(name));
  }
}
