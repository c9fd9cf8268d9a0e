package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.factor.PluginNews;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.factor.FactorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of archives that come, change and fail. */
class PluginNewsTest {

  private static final Set<FactorType> PIN = Set.of(new FactorType("pin"));

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

  @Test
  void each_plugin_that_runs_and_each_archive_that_does_not_is_told_once() throws IOException {
    host.add(pin("1.0.0"));
    Files.writeString(host.plugins().resolve("broken.jar"), "no archive");
    PluginHost plugins = host.load();

    assertThat(told(plugins))
        .containsExactlyInAnyOrder(
            new PluginNews.Loaded("pin.jar", "pin", "1.0.0", PIN),
            new PluginNews.Failed("broken.jar", "unreadable"));
    host.add(pin("1.1.0"));
    lookTwice(plugins);

    assertThat(told(plugins))
        .containsExactly(new PluginNews.Loaded("pin.jar", "pin", "1.1.0", PIN));
    lookTwice(plugins);
    assertThat(told(plugins)).isEmpty();
  }

  @Test
  void what_cannot_be_told_is_told_later_and_the_plugin_runs_meanwhile() {
    host.add(pin("1.0.0"));
    PluginHost plugins = host.load();
    StorageUnavailable away = new StorageUnavailable(new SQLException("away"));

    assertThatThrownBy(() ->
            plugins.tell(_ -> {
              throw away;
            }))
        .isSameAs(away);
    assertThat(plugins.running()).isOne();

    assertThat(told(plugins)).hasSize(1);
    assertThat(told(plugins)).isEmpty();
  }

  private static List<PluginNews> told(PluginHost plugins) {
    List<PluginNews> told = new ArrayList<>();
    plugins.tell(told::addAll);
    return told;
  }

  private static void lookTwice(PluginHost host) {
    host.look();
    host.look();
  }

  private static PluginJar pin(String version) {
    return PluginJar.of("pin")
        .saying("Plugin-Version", version)
        .with(PluginSource.named("Provider").type("pin"));
  }
}
