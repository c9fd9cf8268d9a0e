package io.countersign.application.delivery;

import io.countersign.domain.factor.Channel;
import java.util.List;
import java.util.Optional;

/** The transports that plugins brought and settings made. What they are may change meanwhile. */
public interface Transports {

  /** Those for one channel, in the order in which they are to be tried. */
  List<LoadedTransport> carrying(Channel channel);

  /** The one of this name. */
  Optional<LoadedTransport> find(String name);

  /** None at all. */
  static Transports none() {
    return new Transports() {
      @Override
      public List<LoadedTransport> carrying(Channel channel) {
        return List.of();
      }

      @Override
      public Optional<LoadedTransport> find(String name) {
        return Optional.empty();
      }
    };
  }
}
