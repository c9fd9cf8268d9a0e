package io.countersign.server.plugin;

import io.countersign.application.factor.Factors;
import io.countersign.application.factor.FactorsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class PluginFactorsTest implements FactorsContract {

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
  public Factors with(String... types) {
    // Some tests look at more than one world; each has a folder of its own.
    close();
    host = new Host(root.resolve("with-" + types.length));
    for (String type : types) {
      host.add(PluginJar.of(type));
    }
    return host.load().factors();
  }

  @Override
  public Factors withRefused(String type, String archive) {
    host.add(PluginJar.empty(archive.replace(".jar", "")));
    return host.add(PluginJar.of(type)).load().factors();
  }

  @Override
  public Factors withFailing(String type) {
    return withVerifying(type, "throw new IllegalStateException();");
  }

  @Override
  public Factors withRefusing(String type) {
    return withVerifying(type, "throw new MalformedField(\"code\", \"is required\");");
  }

  private Factors withVerifying(String type, String body) {
    PluginSource source = PluginSource.named("Provider").type(type).verify(body);
    return host.add(PluginJar.of(type).with(source)).load().factors();
  }
}
