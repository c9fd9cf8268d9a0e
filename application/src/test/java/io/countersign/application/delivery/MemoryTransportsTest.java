package io.countersign.application.delivery;

import io.countersign.domain.delivery.Callback;
import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Report;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Transport;
import io.countersign.domain.factor.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class MemoryTransportsTest implements TransportsContract {

  @Override
  public Transports with(List<String> order, String... names) {
    MemoryTransports transports = new MemoryTransports();
    for (String name : names) {
      Channel channel = new Channel(name.substring(name.indexOf('-') + 1));
      transports.load(name, Set.of(channel), new Taking(name));
    }
    if (!order.isEmpty()) {
      transports.order(Channel.EMAIL, order);
    }
    return transports;
  }

  @Override
  public Transports withFailing(String name) {
    MemoryTransports transports = new MemoryTransports();
    transports.load(name, Set.of(Channel.EMAIL), new Failing());
    return transports;
  }

  private record Taking(String name) implements Transport {

    @Override
    public Sending send(Rendered message) {
      return new Sending.Accepted(Optional.of(name));
    }
  }

  private record Failing() implements Transport {

    @Override
    public Sending send(Rendered message) {
      throw new IllegalStateException();
    }

    @Override
    public Optional<Report> report(Callback callback) {
      throw new IllegalStateException();
    }
  }
}
