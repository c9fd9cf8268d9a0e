package io.countersign.server.plugin;

import static io.countersign.server.plugin.Host.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.factor.Factors;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginWorldTest {

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

  private Object verified(String verify, Map<String, Object> response) {
    host.add(PluginJar.of("peek").with(PluginSource.named("Provider").type("peek").verify(verify)));
    return verify(host.loadOnly("peek").factor(), response);
  }

  private static final String LOOKS_FOR_A_CLASS =
      """
      try {
        Class.forName(response.text("class"));
        return new Verification.Verified(credential);
      } catch (ClassNotFoundException e) {
        return new Verification.Rejected("not-found");
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.countersign.application.factor.Factors",
        "io.countersign.domain.user.UserId",
        "io.countersign.server.plugin.PluginHost",
        "com.google.inject.Injector",
        "org.pf4j.Plugin",
        "org.jooq.DSLContext",
        "ch.qos.logback.classic.LoggerContext",
        "org.jspecify.annotations.Nullable"
      })
  void a_plugin_sees_nothing_else_of_the_host(String name) {
    assertThat(name).satisfies(Class::forName);
    assertThat(verified(LOOKS_FOR_A_CLASS, Map.of("class", name)))
        .isEqualTo(new Rejected("not-found"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.countersign.domain.factor.Factor",
        "io.countersign.domain.delivery.Transport",
        "org.slf4j.LoggerFactory",
        "org.slf4j.event.Level",
        "java.net.http.HttpClient",
        "java.sql.Driver",
        "javax.crypto.Mac"
      })
  void a_plugin_sees_the_spi_the_logging_api_and_the_jdk(String name) {
    assertThat(verified(LOOKS_FOR_A_CLASS, Map.of("class", name))).isInstanceOf(Verified.class);
  }

  @Test
  void no_resource_of_the_host_is_seen() {
    String looks =
        """
        ClassLoader own = Provider.class.getClassLoader();
        return own.getResource("io/countersign/server/plugin/PluginHost.class") == null
            ? new Verification.Rejected("not-found") : new Verification.Verified(credential);
        """;
    assertThat(verified(looks, Map.of())).isEqualTo(new Rejected("not-found"));
  }

  @Test
  void every_call_runs_with_the_plugins_own_context_class_loader() {
    String looks =
        """
        Thread current = Thread.currentThread();
        boolean own = current.getContextClassLoader() == Provider.class.getClassLoader();
        current.setContextClassLoader(null);
        return own ? new Verification.Verified(credential) : new Verification.Rejected("other");
        """;
    host.add(PluginJar.of("peek").with(PluginSource.named("Provider").type("peek").verify(looks)));
    var factor = host.loadOnly("peek").factor();

    for (int i = 0; i < 20; i++) {
      assertThat(verify(factor, Map.of())).isInstanceOf(Verified.class);
    }
  }

  @Test
  void every_plugin_has_its_own_classes() {
    PluginSource counting =
        PluginSource.named("Provider")
            .verify(
                "System.identityHashCode(Provider.class);"
                    + "return new Verification.Rejected(\"h\" + Provider.class.hashCode());");
    host.add(PluginJar.empty("one").with(counting.type("one")));
    host.add(PluginJar.empty("two").with(counting.type("two")));
    Factors factors = host.load().factors();

    assertThat(factors.all())
        .extracting(loaded -> verify(loaded.factor(), Map.of()))
        .doesNotHaveDuplicates()
        .hasSize(2);
  }
}
