package io.countersign.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SettableClock;
import io.countersign.application.storage.StorageAddress;
import io.countersign.crypto.secret.KeySetFile;
import io.countersign.server.plugin.GuardLimits;
import io.countersign.server.plugin.Leak;
import io.countersign.server.plugin.PluginHost;
import io.countersign.server.plugin.PluginJar;
import io.countersign.server.plugin.PluginOptions;
import io.countersign.server.plugin.PluginSource;
import io.countersign.server.plugin.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archives are replaced, removed and put back while users sign in: no authentication is lost, none
 * gets a wrong answer, and nothing of what was unloaded stays.
 */
class SwappedPluginsTest {

  private static final int ROUNDS = Nodes.full() ? 200 : 20;
  private static final Duration GRACE = Duration.ofMillis(200);
  private static final long PATIENCE = Duration.ofMinutes(1).toNanos();

  @TempDir private Path root;
  private Path folder;
  private PluginHost plugins;
  private House house;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(root.resolve("plugins"));
    Files.copy(builtTotp(), folder.resolve("totp.zip"));
    pin(0, folder);
    SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    Path keys = root.resolve("keys.json");
    var _ = KeySetFile.open(keys);
    plugins = PluginHost.load(options(), Clock.systemUTC());
    house =
        House.open(
            StorageAddress.of("embedded:" + root.resolve("database"), 16), keys, plugins, clock);
    house.signing().keep();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private PluginOptions options() {
    GuardLimits usual = GuardLimits.defaults();
    return new PluginOptions(
        folder,
        root.resolve("unpacked"),
        true,
        Trust.everybody(),
        Map.of(),
        Map.of(),
        Map.of(),
        new GuardLimits(
            usual.start(),
            Duration.ofSeconds(20), // a busy machine is no hanging plugin
            usual.send(),
            usual.threads(),
            usual.hangs(),
            usual.pause(),
            GRACE));
  }

  private static Path builtTotp() throws IOException {
    try (Stream<Path> built = Files.list(Path.of("target", "plugins"))) {
      return built.filter(name -> name.toString().contains("totp")).findFirst().orElseThrow();
    }
  }

  /** Another version each time: one that knows the same code. */
  private static Path pin(int version, Path into) {
    return PluginJar.of("pin")
        .saying("Plugin-Version", "1.0." + version)
        .with(
            PluginSource.named("Provider")
                .type("pin")
                .verify(
                    "return response.only(\"code\").digits(\"code\", 6).equals(\""
                        + SteadyUsers.PIN
                        + "\") ? new Verification.Verified(credential)"
                        + " : new Verification.Rejected(\"wrong-code\");"))
        .into(into);
  }

  private void settle() {
    plugins.look();
    plugins.look();
  }

  @Test
  void users_sign_in_through_all_of_it(TestReporter reporter) throws Exception {
    List<Leak> leaks = new ArrayList<>();
    Path aside = Files.createDirectory(root.resolve("aside"));
    try (SteadyUsers users = new SteadyUsers(house)) {
      for (int round = 1; round <= ROUNDS; round++) {
        users.awaitMoreSignIns();
        leaks.add(Leak.of(plugins, "totp.zip"));
        leaks.add(Leak.of(plugins, "pin.jar"));
        replace(round, aside);
        users.awaitMoreSignIns();

        leaks.add(Leak.of(plugins, "totp.zip"));
        leaks.add(Leak.of(plugins, "pin.jar"));
        Path totp = Files.move(folder.resolve("totp.zip"), aside.resolve("totp.zip"));
        Path pin = Files.move(folder.resolve("pin.jar"), aside.resolve("pin.jar"));
        settle();
        assertThat(plugins.running()).isZero();
        users.awaitSomebodyWhoWaits();

        Files.move(totp, folder.resolve("totp.zip"));
        Files.move(pin, folder.resolve("pin.jar"));
        settle();
        assertThat(plugins.running()).isEqualTo(2);
        users.lookAgain();
      }
      users.awaitMoreSignIns();
      users.finish();
      reporter.publishEntry("sign-ins", users.toString());
      assertThat(users.wrong()).isEmpty();
      assertThat(plugins.refused()).isEmpty();
    }
    awaitRetirement();
    assertThat(leaks).hasSize(4 * ROUNDS).allMatch(Leak::isGone);
  }

  private void replace(int round, Path aside) throws IOException {
    Path copy = Files.copy(builtTotp(), aside.resolve("totp.zip"));
    Files.move(copy, folder.resolve("totp.zip"), StandardCopyOption.ATOMIC_MOVE);
    Files.move(pin(round, aside), folder.resolve("pin.jar"), StandardCopyOption.REPLACE_EXISTING);
    settle();
  }

  private void awaitRetirement() {
    long end = System.nanoTime() + PATIENCE;
    while (plugins.retiring() > 0 && System.nanoTime() < end) {
      plugins.look();
      Thread.onSpinWait();
    }
    assertThat(plugins.retiring()).isZero();
  }
}
