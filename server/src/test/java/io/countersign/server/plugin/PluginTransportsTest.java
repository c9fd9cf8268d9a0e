package io.countersign.server.plugin;

import io.countersign.application.delivery.Transports;
import io.countersign.application.delivery.TransportsContract;
import io.countersign.domain.factor.Channel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class PluginTransportsTest implements TransportsContract {

  @TempDir private Path root;
  private Host host;

  @BeforeEach
  void open() {
    host = new Host(root);
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Override
  public Transports with(List<String> order, String... names) {
    PluginJar archive = PluginJar.of("carriers");
    for (String name : names) {
      String channel = name.substring(name.indexOf('-') + 1);
      archive.with(TransportSource.named(name.replace('-', '_'), name, channel));
    }
    Map<String, Map<String, String>> settings =
        Arrays.stream(names).collect(Collectors.toMap(Function.identity(), _ -> Map.of()));
    host.add(archive).carrying(settings);
    return (order.isEmpty() ? host : host.ordering(Map.of(Channel.EMAIL, order)))
        .load()
        .transports();
  }

  @Override
  public Transports withFailing(String name) {
    TransportSource failing =
        TransportSource.named("Failing", name, "email").send("throw new IllegalStateException();");
    return host.add(PluginJar.empty("failing").with(failing))
        .carrying(Map.of(name, Map.of()))
        .load()
        .transports();
  }
}
