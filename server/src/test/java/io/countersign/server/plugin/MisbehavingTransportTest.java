package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.delivery.TransportsContract;
import io.countersign.application.factor.RefusedPlugin;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Transport;
import io.countersign.domain.factor.FactorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisbehavingTransportTest {

  private static final TransportSource POST = TransportSource.named("Post", "post", "email");

  @TempDir private Path root;
  private Host host;

  @BeforeEach
  void open() {
    host = new Host(root).carrying(Map.of("post", Map.of("password", "hunter2!")));
  }

  @AfterEach
  void close() {
    host.close();
  }

  private Transport sending(String body) {
    host.add(PluginJar.of("pin").with(POST.send(body)));
    return host.load().transports().find("post").orElseThrow().transport();
  }

  private static Sending send(Transport transport) {
    return transport.send(TransportsContract.MESSAGE);
  }

  private static Sending failed(String reason) {
    return new Sending.Failed(reason, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new IllegalStateException();",
        "throw new NoClassDefFoundError();",
        "return send(message);",
        "throw new OutOfMemoryError();",
        "return null;",
        "return new Sending.Accepted(null);",
        "return new Sending.Accepted(Optional.of(\"\"));",
        "return new Sending.Accepted(Optional.of(\"x\".repeat(129)));",
        "return new Sending.Accepted(Optional.of(\"a\\nb\"));",
        "return new Sending.Undeliverable(null);",
        "return new Sending.Refused(\"Account 123 is closed\");",
        "return new Sending.Failed(\"a\".repeat(65), Optional.empty());",
        "return new Sending.Failed(\"busy\", null);",
        "return new Sending.Failed(\"busy\", Optional.of(Duration.ofSeconds(-1)));"
      })
  void whatever_it_does_has_failed_and_nothing_else(String send) {
    assertThat(send(sending(send))).isEqualTo(failed("transport-broken"));
  }

  @Test
  void a_wait_for_ever_is_one_of_a_day() {
    Transport busy =
        sending(
            "return new Sending.Failed(\"busy\", Optional.of(Duration.ofSeconds(Long.MAX_VALUE)));");

    assertThat(send(busy)).isEqualTo(new Sending.Failed("busy", Optional.of(Duration.ofDays(1))));
  }

  @Test
  void a_send_that_hangs_is_interrupted_and_has_failed() {
    host.within(Host.QUICK);
    Transport slow =
        sending(
            "try { new java.util.concurrent.CountDownLatch(1).await(); }"
                + " catch (InterruptedException e) {} return null;");

    assertThat(send(slow)).isEqualTo(failed("timed-out"));
  }

  @Test
  void one_that_hung_too_often_rests_until_its_pause_is_over() {
    host.within(Host.QUICK);
    Transport stuck =
        sending(
            "try { new java.util.concurrent.CountDownLatch(1).await(); }"
                + " catch (InterruptedException e) {} return null;");
    for (int i = 0; i < Host.QUICK.hangs(); i++) {
      assertThat(send(stuck)).isEqualTo(failed("timed-out"));
    }

    assertThat(send(stuck)).isEqualTo(failed("resting"));
    host.clock().tick(Host.QUICK.pause());
    assertThat(send(stuck)).isEqualTo(failed("timed-out"));
    assertThat(send(stuck)).isEqualTo(failed("resting"));
  }

  @Test
  void one_recipients_server_that_is_busy_keeps_nobody_elses_codes() {
    host.within(Host.QUICK);
    Transport busy = sending("return new Sending.Failed(\"greylisted\", Optional.empty());");
    for (int i = 0; i < 3 * Host.QUICK.hangs(); i++) {
      assertThat(send(busy)).isEqualTo(failed("greylisted"));
    }
  }

  @Test
  void an_address_that_nothing_goes_to_and_a_message_that_breaks_it_do_not_make_it_rest() {
    host.within(Host.QUICK);
    Transport picky = sending("return new Sending.Undeliverable(\"no-such-number\");");
    for (int i = 0; i < 2 * Host.QUICK.hangs(); i++) {
      assertThat(send(picky)).isEqualTo(new Sending.Undeliverable("no-such-number"));
    }
  }

  @Test
  void while_all_its_threads_hang_the_factor_of_the_same_archive_works() {
    host.within(Host.QUICK);
    host.add(
        PluginJar.of("pin")
            .with(
                POST.send(
                    "while (true) { try { new java.util.concurrent.CountDownLatch(1).await(); }"
                        + " catch (InterruptedException e) {} }")));
    PluginHost plugins = host.load();
    Transport stuck = plugins.transports().find("post").orElseThrow().transport();
    for (int i = 0; i < Host.QUICK.threads() + 2; i++) {
      send(stuck);
      host.clock().tick(Host.QUICK.pause());
    }

    var pin = plugins.factors().find(new FactorType("pin")).orElseThrow();
    assertThat(Host.verify(pin.factor(), Map.of())).isNotNull();
  }

  @Test
  void one_that_is_told_nothing_is_not_made() {
    host.carrying(Map.of())
        .add(PluginJar.of("pin").with(POST.create("throw new IllegalStateException();")));
    PluginHost plugins = host.load();

    assertThat(plugins.transports().find("post")).isEmpty();
    assertThat(plugins.refused()).isEmpty();
  }

  @Test
  void settings_that_it_does_not_take_stop_the_start_and_the_secret_is_not_told() {
    host.add(
        PluginJar.of("pin")
            .with(
                POST.create(
                    "config.refuse(\"host\", \"is not reached with \" + config.text(\"password\","
                        + " \"\")); config.check(); return new Made();")));

    assertThatThrownBy(host::load)
        .isInstanceOf(UnusablePlugins.class)
        .hasMessage("transports.post.host is not reached with …");
  }

  @Test
  void a_name_that_another_archive_has_is_refused() {
    host.add(PluginJar.empty("one").with(POST)).add(PluginJar.empty("two").with(POST));

    assertThat(host.load().refused())
        .extracting(RefusedPlugin::archive, RefusedPlugin::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("two.jar", "duplicate"));
  }

  @Test
  void it_is_closed_before_it_is_unloaded() throws IOException {
    Path told = root.resolve("closed");
    host.add(
        PluginJar.empty("one")
            .with(
                POST.close(
                    "try { java.nio.file.Files.createFile(java.nio.file.Path.of(\""
                        + told
                        + "\")); } catch (java.io.IOException e) {}")));
    PluginHost plugins = host.load();
    Leak leak = Leak.of(plugins, "one.jar");
    Files.delete(host.plugins().resolve("one.jar"));
    plugins.look();
    plugins.look();
    assertThat(plugins.transports().find("post")).isEmpty();
    assertThat(told).doesNotExist();

    host.clock().tick(GuardLimits.defaults().grace());
    plugins.look();
    assertThat(told).exists();
    assertThat(leak.isGone()).isTrue();
  }
}
