package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.domain.factor.FactorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedPluginTest {

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

  private List<String> problems() {
    return catchThrowableOfType(UnusablePlugins.class, host::load).problems();
  }

  private void add(PluginSource source) {
    host.add(PluginJar.empty("bad").with(source));
  }

  @ParameterizedTest
  @CsvSource({
    "create, throw new IllegalStateException(\"no luck\");, no luck",
    "create, return null;, its factor is null",
    "create, throw new StackOverflowError();, StackOverflowError",
    "create, throw new NoClassDefFoundError(\"gone/Away\");, gone/Away",
    "type, null, its type is null",
    "type, new FactorType(\"Not A Name\"), factor type must match"
  })
  void one_that_fails_to_make_its_factor(String where, String code, String complaint) {
    PluginSource source = PluginSource.named("Bad");
    add(where.equals("create") ? source.create(code) : source.typeExpression(code));

    assertThat(problems()).singleElement().asString().startsWith("bad.jar ").contains(complaint);
  }

  @Test
  void one_that_does_not_come_back_from_making_its_factor() {
    host.within(
        new GuardLimits(
            Duration.ofMillis(200), Duration.ofSeconds(2), 1, 1, Duration.ofSeconds(30)));
    add(
        PluginSource.named("Bad")
            .create(
                "try { new java.util.concurrent.CountDownLatch(1).await(); }"
                    + " catch (InterruptedException e) {} return null;"));

    assertThat(problems()).containsExactly("bad.jar did not start within PT0.2S");
  }

  @Test
  void one_that_brings_no_provider() {
    host.add(PluginJar.empty("bad"));

    assertThat(problems())
        .containsExactly("bad.jar brings 0 factor providers, and must bring exactly one");
  }

  @Test
  void one_that_brings_two_providers() {
    host.add(
        PluginJar.empty("bad")
            .with(PluginSource.named("One").type("one"))
            .with(PluginSource.named("Two").type("two")));

    assertThat(problems())
        .containsExactly("bad.jar brings 2 factor providers, and must bring exactly one");
  }

  @Test
  void one_that_claims_a_taken_type() {
    host.add(PluginJar.of("alpha"));
    host.add(PluginJar.empty("beta").with(PluginSource.named("Beta").type("alpha")));

    assertThat(problems())
        .containsExactly("beta.jar brings the factor alpha, which is loaded already");
  }

  @Test
  void one_that_has_the_id_of_another() {
    host.add(PluginJar.of("alpha"));
    host.add(PluginJar.of("beta").saying("Plugin-Id", "alpha"));

    assertThat(problems()).singleElement().asString().startsWith("beta.jar does not start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0.0", "2.x", "0.9.0", ">=1.1.0", "1.0.1"})
  void one_that_requires_another_version_of_the_spi(String version) {
    host.add(PluginJar.of("bad").saying("Plugin-Requires", version));

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("bad.jar does not start")
        .contains("requires version " + version + " of the SPI, and this host has 1.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "1.x", "^1.0.0", ">=1.0.0 & <2.0.0"})
  void but_not_one_that_requires_this_version(String version) {
    host.add(PluginJar.of("good").saying("Plugin-Requires", version));

    assertThat(host.loadOnly("good").version()).isEqualTo("3.2.1");
  }

  @Test
  void one_that_does_not_say_which_version_it_requires() {
    host.add(PluginJar.of("bad").silentAbout("Plugin-Requires"));

    assertThat(problems()).singleElement().asString().contains("does not say which version");
  }

  @ParameterizedTest
  @CsvSource({
    "Plugin-Requires, what, which is no range of versions",
    "Plugin-Class, Provider, names a plugin class",
    "Plugin-Dependencies, other, depends on another plugin",
    "Plugin-Id, '', id"
  })
  void one_that_says_what_it_must_not(String attribute, String value, String complaint) {
    host.add(PluginJar.of("bad").saying(attribute, value));

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("bad.jar does not start")
        .contains(complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad.zip", "bad.jar", "BAD.ZIP"})
  void a_file_that_is_no_archive(String name) throws IOException {
    Files.writeString(host.plugins().resolve(name), "hello");

    assertThat(problems()).singleElement().asString().startsWith(name + " is no readable archive");
  }

  @Test
  void settings_of_a_factor_that_no_plugin_brought() {
    host.add(PluginJar.of("alpha"));

    assertThatThrownBy(() -> host.load(Map.of("alpha", Map.of(), "Sms", Map.of())))
        .isInstanceOf(UnusablePlugins.class)
        .hasMessage("factors.Sms is set, but no plugin brought that factor");
  }

  @Test
  void a_plugin_folder_that_is_not_there() throws IOException {
    Files.delete(host.plugins());

    assertThat(problems()).singleElement().asString().contains("cannot be read");
  }

  @Test
  void all_that_is_wrong_is_said_at_once_and_nothing_stays_unpacked() {
    host.add(PluginJar.empty("one")).add(PluginJar.of("two")).add(PluginJar.empty("three"));

    assertThat(problems()).hasSize(2);
    assertThat(host.unpacked()).isEmptyDirectory();
  }

  @Test
  void what_is_no_archive_is_passed_over() throws IOException {
    Files.writeString(host.plugins().resolve("README.md"), "hello");
    Files.createDirectory(host.plugins().resolve("old"));
    Files.writeString(host.plugins().resolve(".hidden.zip"), "hello");
    host.add(PluginJar.of("good"));

    assertThat(host.load().find(new FactorType("good"))).isPresent();
  }
}
