package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.factor.RefusedPlugin;
import io.countersign.domain.factor.FactorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

  /** What the log says, without what it begins with. */
  private List<String> problems() {
    try (Logged logged = Logged.by(Refusals.class)) {
      host.load();
      return logged.lines().stream().map(line -> line.split(": ", 2)[1]).toList();
    }
  }

  private void assertRefused(String archive, String reason) {
    assertThat(host.load().refused())
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.archive()).isEqualTo(archive);
          assertThat(refused.reason()).isEqualTo(reason);
          assertThat(refused.since()).isEqualTo(Host.NOON);
        });
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
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            1,
            1,
            Duration.ofSeconds(30),
            Duration.ZERO));
    add(
        PluginSource.named("Bad")
            .create(
                "try { new java.util.concurrent.CountDownLatch(1).await(); }"
                    + " catch (InterruptedException e) {} return null;"));

    assertThat(problems()).containsExactly("bad.jar did not start within 1 s");
  }

  @Test
  void one_that_brings_no_provider() {
    host.add(PluginJar.empty("bad"));

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("bad.jar brings neither a factor nor a transport");
    assertRefused("bad.jar", "wrong-content");
  }

  @Test
  void one_that_brings_two_providers() {
    host.add(
        PluginJar.empty("bad")
            .with(PluginSource.named("One").type("one"))
            .with(PluginSource.named("Two").type("two")));

    assertThat(problems()).containsExactly("bad.jar brings 2 factors, and may bring one");
  }

  @Test
  void one_that_claims_a_taken_type() {
    host.add(PluginJar.of("alpha"));
    host.add(PluginJar.empty("beta").with(PluginSource.named("Beta").type("alpha")));

    assertThat(problems())
        .containsExactly("beta.jar brings the factor alpha, which alpha.jar has already");
    assertRefused("beta.jar", "duplicate");
  }

  @Test
  void one_that_claims_a_type_of_the_host() {
    host.add(PluginJar.empty("bad").with(PluginSource.named("Bad").type("backup-code")));

    assertThat(problems())
        .containsExactly("bad.jar brings the factor backup-code, which is part of the host");
    assertRefused("bad.jar", "duplicate");
  }

  @Test
  void one_that_has_the_id_of_another() {
    host.add(PluginJar.of("alpha"));
    host.add(PluginJar.of("beta").saying("Plugin-Id", "alpha"));

    assertThat(problems()).singleElement().asString().startsWith("beta.jar has the id alpha");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0.0", "2.x", "0.9.0", ">=1.1.0", "1.0.1"})
  void one_that_requires_another_version_of_the_spi(String version) {
    host.add(PluginJar.of("bad").saying("Plugin-Requires", version));

    assertThat(problems())
        .singleElement()
        .asString()
        .isEqualTo("bad.jar requires version " + version + " of the SPI, and this host has 1.0.0");
    assertRefused("bad.jar", "other-spi-version");
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

    assertThat(problems()).singleElement().asString().startsWith("bad.jar ").contains(complaint);
    assertRefused("bad.jar", "invalid-descriptor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad.zip", "bad.jar", "BAD.ZIP"})
  void a_file_that_is_no_archive(String name) throws IOException {
    Files.writeString(host.plugins().resolve(name), "hello");

    assertThat(problems()).singleElement().asString().startsWith(name + " is no readable archive");
  }

  @Test
  void one_that_needs_a_class_that_is_not_there() {
    add(PluginSource.named("Bad").create("throw new NoClassDefFoundError(\"org/gone/Away\");"));

    assertThat(problems())
        .containsExactly("bad.jar does not start: java.lang.NoClassDefFoundError: org/gone/Away");
    assertRefused("bad.jar", "does-not-start");
  }

  @Test
  void one_whose_provider_is_not_there() {
    host.add(PluginJar.of("bad").naming("com.example.Gone"));

    assertThat(problems()).singleElement().asString().contains("com.example.Gone not found");
    assertRefused("bad.jar", "does-not-start");
  }

  @Test
  void what_is_said_of_it_quotes_no_setting() {
    add(
        PluginSource.named("Bad")
            .type("bad")
            .create(
                "throw new IllegalStateException(\"wrong password \" + config.required(\"word\"));"));
    host.telling("bad", Map.of("word", "hunter2!"));

    assertThat(problems()).singleElement().asString().contains("wrong password …");
  }

  @Test
  void and_everything_else_runs() {
    host.add(PluginJar.empty("one")).add(PluginJar.of("two")).add(PluginJar.empty("three"));
    PluginHost loaded = host.load();

    assertThat(loaded.refused())
        .extracting(RefusedPlugin::archive)
        .containsExactly("one.jar", "three.jar");
    assertThat(loaded.factors().all()).hasSize(1);
    assertThat(loaded.refusals(Reason.WRONG_CONTENT)).isEqualTo(2);
    assertThat(loaded.running()).isOne();
  }

  @Test
  void nothing_of_it_stays_unpacked() throws IOException {
    host.add(PluginJar.empty("one"));
    host.load();

    try (Stream<Path> processes = Files.list(host.unpacked())) {
      assertThat(processes.toList())
          .singleElement()
          .satisfies(own -> {
            assertThat(own).isEmptyDirectory();
          });
    }
  }

  @Test
  void settings_may_wait_for_a_plugin_that_comes_later() {
    host.add(PluginJar.of("alpha")).telling("sms", Map.of("sender", "ACME"));

    try (Logged logged = Logged.by(PluginHost.class)) {
      host.load();
      assertThat(logged.lines()).contains("factors.sms set, but no plugin has brought that yet");
    }
  }

  @Test
  void settings_that_nothing_can_ever_use_stop_the_start() {
    host.add(PluginJar.of("alpha")).telling("Sms", Map.of());
    assertThatThrownBy(host::load)
        .isInstanceOf(UnusablePlugins.class)
        .hasMessage("factors.Sms is set, but no plugin brought that");

    host.telling("sms", Map.of()).unwatched();
    assertThatThrownBy(host::load)
        .isInstanceOf(UnusablePlugins.class)
        .hasMessage("factors.sms is set, but no plugin brought that");
  }

  @Test
  void settings_of_a_plugin_that_was_refused_do_not() {
    host.add(PluginJar.empty("sms")).telling("sms", Map.of()).unwatched();

    assertRefused("sms.jar", "wrong-content");
  }

  @Test
  void a_plugin_folder_that_is_not_there_stops_the_start() throws IOException {
    Files.delete(host.plugins());

    assertThatThrownBy(host::load)
        .isInstanceOf(UnusablePlugins.class)
        .hasMessageContaining("cannot be read");
    assertThat(host.unpacked()).isEmptyDirectory();
  }

  @Test
  void what_is_no_archive_is_passed_over() throws IOException {
    Files.writeString(host.plugins().resolve("README.md"), "hello");
    Files.createDirectory(host.plugins().resolve("old"));
    Files.writeString(host.plugins().resolve(".hidden.zip"), "hello");
    host.add(PluginJar.of("good"));

    assertThat(host.load().factors().find(new FactorType("good"))).isPresent();
  }
}
