package io.countersign.application.delivery;

import io.countersign.domain.delivery.Callback;
import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Report;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Transport;
import io.countersign.domain.factor.Channel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** {@link Transports} that come and go as whoever has this object says. */
public final class MemoryTransports implements Transports {

  private final Map<String, LoadedTransport> loaded = new ConcurrentSkipListMap<>();
  private final Map<Channel, List<String>> order = new ConcurrentHashMap<>();

  /** Loads a transport, instead of the one that had its name. */
  public void load(String name, Set<Channel> channels, Transport transport) {
    loaded.put(name, new LoadedTransport(name, channels, new Guarded(transport)));
  }

  /** It is gone. */
  public void unload(String name) {
    loaded.remove(name);
  }

  /** Which ones carry a channel from now on, the first one first. */
  public void order(Channel channel, List<String> names) {
    order.put(channel, names);
  }

  @Override
  public List<LoadedTransport> carrying(Channel channel) {
    return order.getOrDefault(channel, List.copyOf(loaded.keySet())).stream()
        .flatMap(name -> find(name).stream())
        .filter(transport -> transport.channels().contains(channel))
        .toList();
  }

  @Override
  public Optional<LoadedTransport> find(String name) {
    return Optional.ofNullable(loaded.get(name));
  }

  private record Guarded(Transport transport) implements Transport {

    @Override
    public Sending send(Rendered message) {
      try {
        return transport.send(message);
      } catch (RuntimeException failure) {
        return new Sending.Failed("transport-broken", Optional.empty());
      }
    }

    @Override
    public Optional<Report> report(Callback callback) {
      try {
        return transport.report(callback);
      } catch (RuntimeException failure) {
        return Optional.empty();
      }
    }
  }
}
