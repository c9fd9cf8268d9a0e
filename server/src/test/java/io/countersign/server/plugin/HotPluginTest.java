package io.countersign.server.plugin;

import static io.countersign.server.plugin.Host.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.factor.RefusedPlugin;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives come, change and go while the host runs. */
class HotPluginTest {

  private static final FactorType PIN = new FactorType("pin");

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

  /** Rejects with its version as the reason. */
  private static PluginJar pin(String version) {
    return PluginJar.of("pin")
        .saying("Plugin-Version", version)
        .with(
            PluginSource.named("Provider")
                .type("pin")
                .verify(
                    "return new Verification.Rejected(\"v" + version.replace('.', '-') + "\");"));
  }

  private static String version(PluginHost host) {
    return host.factors().find(PIN).map(LoadedFactor::version).orElse("none");
  }

  private static void lookTwice(PluginHost host) {
    host.look();
    host.look();
  }

  /** Past the time in which the version before still takes calls. */
  private void waitForTheOldOneToGo(PluginHost plugins) {
    host.clock().tick(GuardLimits.defaults().grace());
    plugins.look();
    assertThat(plugins.retiring()).isZero();
  }

  @Test
  void an_archive_that_is_dropped_in_is_used_once_two_looks_saw_the_same() {
    PluginHost plugins = host.load();
    host.add(pin("1.0.0"));

    plugins.look();
    assertThat(plugins.factors().find(PIN)).isEmpty();
    plugins.look();
    assertThat(version(plugins)).isEqualTo("1.0.0");
  }

  @Test
  void an_archive_that_is_still_being_written_is_left_alone() throws IOException {
    Path whole = pin("1.0.0").into(Files.createDirectory(root.resolve("elsewhere")));
    byte[] bytes = Files.readAllBytes(whole);
    PluginHost plugins = host.load();

    try (OutputStream slow = Files.newOutputStream(host.plugins().resolve("pin.jar"))) {
      for (byte each : bytes) {
        slow.write(each);
        if (each == 0) {
          plugins.look();
        }
      }
    }
    assertThat(plugins.refused()).isEmpty();
    lookTwice(plugins);
    assertThat(version(plugins)).isEqualTo("1.0.0");
  }

  @Test
  void a_half_archive_that_nobody_goes_on_with_is_refused_until_it_is_whole() throws IOException {
    Path whole = pin("1.0.0").into(Files.createDirectory(root.resolve("elsewhere")));
    byte[] bytes = Files.readAllBytes(whole);
    Path archive = host.plugins().resolve("pin.jar");
    PluginHost plugins = host.load();

    Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    lookTwice(plugins);
    assertThat(plugins.refused()).extracting(RefusedPlugin::reason).containsExactly("unreadable");

    Files.write(archive, bytes);
    lookTwice(plugins);
    assertThat(plugins.refused()).isEmpty();
    assertThat(version(plugins)).isEqualTo("1.0.0");
  }

  @Test
  void new_calls_go_to_the_new_version_and_who_found_the_old_one_may_go_on_with_it() {
    PluginHost plugins = host.add(pin("1.0.0")).load();
    LoadedFactor old = plugins.factors().find(PIN).orElseThrow();
    host.add(pin("2.0.0"));
    lookTwice(plugins);

    assertThat(version(plugins)).isEqualTo("2.0.0");
    assertThat(plugins.running()).isOne();
    assertThat(verify(old.factor(), Map.of())).isEqualTo(new Rejected("v1-0-0"));
    assertThat(plugins.retiring()).isOne();

    waitForTheOldOneToGo(plugins);
    assertThatThrownBy(() -> verify(old.factor(), Map.of())).isInstanceOf(FactorUnavailable.class);
    assertThat(verify(plugins.factors().find(PIN).orElseThrow().factor(), Map.of()))
        .isEqualTo(new Rejected("v2-0-0"));
  }

  @Test
  void a_call_in_flight_ends_normally_on_the_version_that_it_began_with() throws Exception {
    String waits =
        """
        var latches = (java.util.concurrent.CountDownLatch[]) response.values().get("latches");
        latches[0].countDown();
        try {
          latches[1].await();
        } catch (InterruptedException e) {
          return new Verification.Rejected("interrupted");
        }
        return new Verification.Verified(credential);
        """;
    PluginHost plugins =
        host.within(Limits.patient())
            .add(PluginJar.of("pin").with(PluginSource.named("Provider").type("pin").verify(waits)))
            .load();
    CountDownLatch[] latches = {new CountDownLatch(1), new CountDownLatch(1)};
    LoadedFactor old = plugins.factors().find(PIN).orElseThrow();
    CompletableFuture<Object> call =
        CompletableFuture.supplyAsync(() -> verify(old.factor(), Map.of("latches", latches)));
    assertThat(latches[0].await(20, TimeUnit.SECONDS)).isTrue();

    host.add(pin("2.0.0"));
    lookTwice(plugins);
    host.clock().tick(GuardLimits.defaults().grace());
    plugins.look();
    assertThat(plugins.retiring()).as("it waits for the call").isOne();
    latches[1].countDown();

    assertThat(call.get(20, TimeUnit.SECONDS)).isInstanceOf(Verified.class);
    plugins.look();
    assertThat(plugins.retiring()).isZero();
  }

  @Test
  void a_version_that_does_not_start_leaves_the_one_before_in_place() {
    PluginHost plugins = host.add(pin("1.0.0")).load();
    host.add(
        PluginJar.of("pin")
            .saying("Plugin-Version", "2.0.0")
            .with(
                PluginSource.named("Provider")
                    .type("pin")
                    .create("throw new IllegalStateException();")));
    lookTwice(plugins);

    assertThat(version(plugins)).isEqualTo("1.0.0");
    assertThat(plugins.refused())
        .containsExactly(
            new RefusedPlugin("pin.jar", "does-not-start", Host.NOON, Optional.of("1.0.0")));
    assertThat(plugins.retiring()).isZero();

    host.add(pin("2.0.1"));
    lookTwice(plugins);
    assertThat(version(plugins)).isEqualTo("2.0.1");
    assertThat(plugins.refused()).isEmpty();
  }

  @Test
  void a_removed_archive_is_gone_and_comes_back() throws IOException {
    PluginHost plugins = host.add(pin("1.0.0")).add(PluginJar.of("other")).load();
    Path archive = host.plugins().resolve("pin.jar");
    Path aside = Files.move(archive, root.resolve("pin.jar"));

    plugins.look();
    assertThat(version(plugins)).as("it may be about to come back").isEqualTo("1.0.0");
    plugins.look();
    assertThat(plugins.factors().all()).extracting(LoadedFactor::type).doesNotContain(PIN);
    assertThat(plugins.running()).isOne();

    Files.move(aside, archive);
    lookTwice(plugins);
    assertThat(version(plugins)).isEqualTo("1.0.0");
  }

  @Test
  void a_new_version_in_a_file_of_another_name_takes_over_at_once() throws IOException {
    PluginHost plugins = host.add(pin("1.0.0")).load();
    Path next = pin("2.0.0").into(Files.createDirectory(root.resolve("elsewhere")));
    Files.delete(host.plugins().resolve("pin.jar"));
    Files.move(next, host.plugins().resolve("pin-2.jar"));

    plugins.look();
    assertThat(version(plugins)).isEqualTo("1.0.0");
    plugins.look();
    assertThat(version(plugins)).isEqualTo("2.0.0");
  }

  @Test
  void a_duplicate_waits_until_the_other_one_is_gone() throws IOException {
    PluginHost plugins = host.add(pin("1.0.0")).load();
    Path next = pin("2.0.0").into(Files.createDirectory(root.resolve("elsewhere")));
    Files.move(next, host.plugins().resolve("pin-2.jar"));
    lookTwice(plugins);
    assertThat(version(plugins)).isEqualTo("1.0.0");
    assertThat(plugins.refused()).extracting(RefusedPlugin::reason).containsExactly("duplicate");

    Files.delete(host.plugins().resolve("pin.jar"));
    lookTwice(plugins);
    assertThat(version(plugins)).isEqualTo("2.0.0");
    assertThat(plugins.refused()).isEmpty();
  }

  @Test
  void two_archives_may_change_places() throws IOException {
    PluginHost plugins = host.add(PluginJar.of("aa")).add(PluginJar.of("bb")).load();
    Path a = host.plugins().resolve("aa.jar");
    Path b = host.plugins().resolve("bb.jar");
    Path aside = Files.move(a, root.resolve("aa.jar"));
    Files.move(b, a);
    Files.move(aside, b);
    lookTwice(plugins);
    lookTwice(plugins);

    assertThat(plugins.factors().all()).hasSize(2);
  }

  @Test
  void a_folder_that_cannot_be_read_takes_nothing_away() throws IOException {
    PluginHost plugins = host.add(pin("1.0.0")).load();
    Path aside = Files.move(host.plugins(), root.resolve("aside"));
    lookTwice(plugins);
    assertThat(version(plugins)).isEqualTo("1.0.0");

    Files.move(aside, host.plugins());
    lookTwice(plugins);
    assertThat(version(plugins)).isEqualTo("1.0.0");
    assertThat(plugins.retiring()).isZero();
  }

  @Test
  void an_archive_that_was_only_touched_is_loaded_again_and_nobody_notices() throws IOException {
    PluginHost plugins = host.add(pin("1.0.0")).load();
    Path archive = host.plugins().resolve("pin.jar");
    Path copy = Files.copy(archive, root.resolve("copy.jar"));
    Files.move(copy, archive, StandardCopyOption.ATOMIC_MOVE);
    lookTwice(plugins);

    assertThat(version(plugins)).isEqualTo("1.0.0");
    assertThat(plugins.retiring()).isOne();
  }

  @Test
  void nothing_of_an_unloaded_version_stays() throws IOException {
    PluginHost plugins = host.add(pin("1.0.0")).load();
    List<Leak> leaks = new java.util.ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      leaks.add(Leak.of(plugins, "pin.jar"));
      verify(plugins.factors().find(PIN).orElseThrow().factor(), Map.of());
      host.add(pin("1.0." + i));
      lookTwice(plugins);
      waitForTheOldOneToGo(plugins);
    }

    assertThat(version(plugins)).isEqualTo("1.0.20");
    assertThat(leaks).hasSize(20).allMatch(Leak::isGone);
    try (var own = Files.list(host.unpacked().toRealPath())) {
      Path process = own.findFirst().orElseThrow();
      try (var unpacked = Files.list(process)) {
        assertThat(unpacked).as("what is unpacked").hasSize(1);
      }
    }
  }
}
