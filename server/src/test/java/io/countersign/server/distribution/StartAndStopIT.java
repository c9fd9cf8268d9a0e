package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartAndStopIT {

  @TempDir private Path directory;
  private Installed installed;

  @BeforeEach
  void install() {
    installed = new Installed(directory.resolve("data"));
  }

  @Test
  void the_first_start_prints_a_working_admin_key_once_and_the_second_none() throws Exception {
    String key;
    try (Running first = installed.serve();
        Client client = Client.of(installed, first.key())) {
      key = client.key();
      assertThat(client.get("/v1/factors").statusCode()).isEqualTo(200);
      assertThat(first.out().split("csk_", -1)).hasSize(2);
      assertThat(first.err()).doesNotContain("csk_");
      first.terminate();
      assertThat(first.exitCode()).isEqualTo(143);
    }
    try (Running second = installed.serve();
        Client client = Client.of(installed, key)) {
      assertThat(second.hasKey()).isFalse();
      assertThat(client.get("/v1/factors").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void everything_kept_is_for_its_owner_only() throws Exception {
    try (Running _ = installed.serve();
        var kept = Files.walk(installed.data())) {
      assertThat(kept.filter(path -> !path.toString().contains("plugins")))
          .hasSizeGreaterThan(2)
          .allSatisfy(path ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                  .endsWith("------"));
    }
  }

  @Test
  void a_data_directory_that_everybody_can_read_stops_the_start() throws Exception {
    Files.createDirectory(
        installed.data(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    try (Running refused =
        installed.run(Map.of(), "serve", "--data", installed.data().toString())) {
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("countersign: ", "run chmod 700");
      assertThat(refused.hasKey()).isFalse();
    }
  }

  @Test
  void a_key_set_that_others_can_read_stops_the_start() throws Exception {
    try (Running first = installed.serve()) {
      first.terminate();
      first.exitCode();
    }
    Files.setPosixFilePermissions(
        installed.data().resolve("keys.json"), PosixFilePermissions.fromString("rw-r--r--"));
    try (Running refused =
        installed.run(Map.of(), "serve", "--data", installed.data().toString())) {
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("countersign: ", "keys.json");
    }
  }

  @Test
  void a_lost_key_set_is_not_replaced_by_a_new_one() throws Exception {
    try (Running first = installed.serve()) {
      first.terminate();
      first.exitCode();
    }
    Files.delete(installed.data().resolve("keys.json"));
    try (Running refused =
        installed.run(Map.of(), "serve", "--data", installed.data().toString())) {
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("countersign: ", "keys.json");
    }
    assertThat(installed.data().resolve("keys.json")).doesNotExist();
  }

  @Test
  void a_key_set_of_another_installation_stops_the_start() throws Exception {
    Installed other = new Installed(directory.resolve("other"));
    for (Installed each : new Installed[] {installed, other}) {
      try (Running first = each.serve()) {
        first.terminate();
        first.exitCode();
      }
    }
    Files.delete(installed.data().resolve("keys.json"));
    Files.copy(other.data().resolve("keys.json"), installed.data().resolve("keys.json"));
    Files.setPosixFilePermissions(
        installed.data().resolve("keys.json"), PosixFilePermissions.fromString("rw-------"));
    try (Running refused =
        installed.run(Map.of(), "serve", "--data", installed.data().toString())) {
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("is not the one that this database was sealed with");
    }
  }

  @Test
  void a_wrong_configuration_stops_the_start_and_everything_wrong_is_named() throws Exception {
    Map<String, String> wrong =
        Map.of("COUNTERSIGN_SERVER_PROT", "1", "COUNTERSIGN_LOG_LEVEL", "loud");
    try (Running refused = installed.run(wrong, "serve", "--data", installed.data().toString())) {
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err())
          .contains("COUNTERSIGN_LOG_LEVEL: ", "COUNTERSIGN_SERVER_PROT overrides no setting");
    }
    assertThat(installed.data()).doesNotExist();
  }

  @Test
  void a_setting_that_a_factor_does_not_know_stops_the_start() throws Exception {
    Map<String, String> wrong = Map.of("COUNTERSIGN_FACTORS_TOTP__WIDNOW", "1");
    try (Running refused = installed.run(wrong, "serve", "--data", installed.data().toString())) {
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err()).contains("widnow");
    }
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    try (ServerSocket taken = new ServerSocket(installed.port());
        Running refused = installed.run(Map.of(), "serve", "--data", installed.data().toString())) {
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err())
          .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .doesNotContain("\tat ");
      assertThat(refused.hasKey()).as("an installation that did not start is still new").isFalse();
    }
  }
}
