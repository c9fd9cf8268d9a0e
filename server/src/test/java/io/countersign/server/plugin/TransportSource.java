package io.countersign.server.plugin;

/**
 * The source of a transport's provider, whose methods do what a test says.
 *
 * @param channel what it carries
 * @param create the body of {@code create}
 * @param send the body of {@code send}
 * @param close the body of {@code close}
 */
record TransportSource(
    String type, String name, String channel, String create, String send, String close) {

  /**
   * One that takes every message, by its own name as the reference.
   *
   * @param type of the Java class
   */
  static TransportSource named(String type, String name, String channel) {
    return new TransportSource(
        type,
        name,
        channel,
        "return new Made();",
        "return new Sending.Accepted(Optional.of(\"" + name + "\"));",
        "");
  }

  TransportSource create(String body) {
    return new TransportSource(type, name, channel, body, send, close);
  }

  TransportSource send(String body) {
    return new TransportSource(type, name, channel, create, body, close);
  }

  TransportSource close(String body) {
    return new TransportSource(type, name, channel, create, send, body);
  }

  String text() {
    return """
    import io.countersign.domain.delivery.*;
    import io.countersign.domain.factor.*;
    import java.time.Duration;
    import java.util.*;

    public final class TYPE implements TransportProvider {
      public String name() { return "NAME"; }
      public Set<Channel> channels() { return new HashSet<>(List.of(new Channel("CHANNEL"))); }
      public Transport create(FactorConfig config) { CREATE }

      static final class Made implements Transport {
        public Sending send(Rendered message) { SEND }
        public Optional<Report> report(Callback callback) {
          throw new IllegalStateException(callback.body());
        }
        public void close() { CLOSE }
      }
    }
    """
        .replace("TYPE", type)
        .replace("NAME", name)
        .replace("CHANNEL", channel)
        .replace("CREATE", create)
        .replace("SEND", send)
        .replace("CLOSE", close);
  }
}
