package io.countersign.server.delivery;

import io.countersign.application.delivery.LoadedTransport;
import io.countersign.application.delivery.Transports;
import io.countersign.domain.factor.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link Transports} of plugins; where there is none for a channel, the outbox of developers. */
public record WithOutbox(Transports plugins, DevOutbox outbox) implements Transports {

  @Override
  public List<LoadedTransport> carrying(Channel channel) {
    List<LoadedTransport> real = plugins.carrying(channel);
    return real.isEmpty() && outbox.on()
        ? List.of(new LoadedTransport(DevOutbox.NAME, Set.of(channel), outbox))
        : real;
  }

  @Override
  public Optional<LoadedTransport> find(String name) {
    return plugins.find(name);
  }
}
