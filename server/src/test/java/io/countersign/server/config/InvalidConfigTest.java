package io.countersign.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidConfigTest {

  @TempDir private Path directory;

  private String at(int line) {
    return directory.resolve("countersign.yaml") + ":" + line + ": ";
  }

  @Test
  void everything_wrong_is_named_at_once_with_its_line() {
    String text =
        """
        dataDirectroy: data
        server:
          prot: 80
          port: eighty
          host: a host
        limits:
          authentication:
            attempts: 0
        log:
          level: loud
          level: info
          format: [json]
        """;

    assertThat(ConfigFixture.problems(ConfigFixture.file(directory, text)))
        .containsExactlyInAnyOrder(
            at(1) + "dataDirectroy is not a setting; did you mean dataDirectory?",
            at(3) + "server.prot is not a setting; did you mean server.port?",
            at(4) + "server.port must be a whole number from 1 to 65535",
            at(5) + "server.host must be an IP address or a host name",
            at(8) + "limits.authentication.attempts must be a whole number from 1 to 100",
            at(10) + "log.level must be one of error, warn, info, debug",
            at(11) + "log.level is set at " + at(10).replaceAll(": $", "") + " already",
            at(12) + "log.format must be a single value");
  }

  @Test
  void codes_are_shown_only_on_a_server_that_nobody_else_reaches() {
    for (Map.Entry<String, String> open :
        Map.of(
                "COUNTERSIGN_SERVER_HOST", "0.0.0.0",
                "COUNTERSIGN_SERVER_PUBLIC_URL", "https://mfa.example.com")
            .entrySet()) {
      Map<String, String> variables =
          Map.of("COUNTERSIGN_DELIVERY_CONSOLE", "true", open.getKey(), open.getValue());

      assertThat(ConfigFixture.problems(ConfigFixture.environment(variables)))
          .containsExactly(
              "delivery.console shows codes to whoever reaches the server: server.host must be"
                  + " localhost, 127.0.0.1 or ::1, and server.publicUrl there, too");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "COUNTERSIGN_DELIVERY_COUNTRIES, FR;DE",
    "COUNTERSIGN_DELIVERY_COUNTRIES, ZZ",
    "COUNTERSIGN_DELIVERY_LANGUAGE, '?'",
    "COUNTERSIGN_DATA_DIRECTORY, ''",
    "COUNTERSIGN_SERVER_HOST, a/b",
    "COUNTERSIGN_SERVER_PORT, 0",
    "COUNTERSIGN_SERVER_PORT, 65536",
    "COUNTERSIGN_SERVER_PUBLIC_URL, ftp://example.com",
    "COUNTERSIGN_SERVER_PUBLIC_URL, https://example.com?x",
    "COUNTERSIGN_SERVER_PUBLIC_URL, example.com",
    "COUNTERSIGN_SERVER_MAX_BODY_BYTES, 1023",
    "COUNTERSIGN_SERVER_REQUEST_TIMEOUT, 10s",
    "COUNTERSIGN_SERVER_REQUEST_TIMEOUT, PT0.999S",
    "COUNTERSIGN_SERVER_MAX_CONNECTIONS, 0",
    "COUNTERSIGN_SERVER_SHUTDOWN_GRACE, PT5M1S",
    "COUNTERSIGN_STORAGE_URL, somewhere",
    "COUNTERSIGN_STORAGE_URL, embedded:",
    "COUNTERSIGN_STORAGE_USER, ''",
    "COUNTERSIGN_STORAGE_ONE_WRITER, yes",
    "COUNTERSIGN_STORAGE_POOL_SIZE, 0",
    "COUNTERSIGN_KEYS_FILE, ''",
    "COUNTERSIGN_PLUGINS_DIRECTORY, ''",
    "COUNTERSIGN_PLUGINS_WATCH, maybe",
    "COUNTERSIGN_PLUGINS_TRUSTED_KEYS, ''",
    "COUNTERSIGN_PLUGINS_TRUSTED_KEYS, bm8ga2V5",
    "COUNTERSIGN_PLUGINS_TRUSTED_DIGESTS, e3b0c442",
    "COUNTERSIGN_DELIVERY_EMAIL, Smtp",
    "COUNTERSIGN_DELIVERY_SMS, 'one,one'",
    "COUNTERSIGN_LIMITS_AUTHENTICATION_ATTEMPTS, 101",
    "COUNTERSIGN_LIMITS_AUTHENTICATOR_FAILURES, 0",
    "COUNTERSIGN_LIMITS_AUTHENTICATOR_WINDOW, PT59S",
    "COUNTERSIGN_LIMITS_ENROLLMENT_ATTEMPTS, five",
    "COUNTERSIGN_LIFETIMES_AUTHENTICATION, PT61M",
    "COUNTERSIGN_LIFETIMES_ENROLLMENT, PT59S",
    "COUNTERSIGN_LIFETIMES_ASSERTION, PT5M1S",
    "COUNTERSIGN_LIFETIMES_IDEMPOTENCY_KEY, P8D",
    "COUNTERSIGN_SIGNING_ROTATE_AFTER, PT23H",
    "COUNTERSIGN_SIGNING_OVERLAP, PT59S",
    "COUNTERSIGN_LOG_FORMAT, JSON",
    "COUNTERSIGN_LOG_LEVEL, trace",
  })
  void a_value_out_of_range_is_refused(String variable, String value) {
    assertThat(ConfigFixture.problems(ConfigFixture.environment(Map.of(variable, value))))
        .singleElement()
        .asString()
        .startsWith(variable + ": ")
        .contains(" must be ");
  }

  @ParameterizedTest
  @CsvSource({
    "COUNTERSIGN_SERVER_PROT, COUNTERSIGN_SERVER_PORT",
    "COUNTERSIGN_LOGS_LEVEL, COUNTERSIGN_LOG_LEVEL",
    "COUNTERSIGN_KEYS_FIEL, COUNTERSIGN_KEYS_FILE",
  })
  void a_variable_that_overrides_nothing_is_refused(String variable, String meant) {
    assertThat(ConfigFixture.problems(ConfigFixture.environment(Map.of(variable, "1"))))
        .containsExactly(variable + " overrides no setting; did you mean " + meant + "?");
  }

  @Test
  void a_variable_of_a_section_is_refused_however_it_goes_on() {
    assertThat(
            ConfigFixture.problems(
                ConfigFixture.environment(
                    Map.of("COUNTERSIGN_SERVER_WHATEVER", "", "COUNTERSIGN_FACTORS_TOTP", ""))))
        .containsExactly(
            "COUNTERSIGN_FACTORS_TOTP overrides no setting",
            "COUNTERSIGN_SERVER_WHATEVER overrides no setting");
  }

  @Test
  void variables_that_are_meant_for_others_are_left_alone() {
    assertThatNoException()
        .isThrownBy(
            ConfigFixture.environment(Map.of("COUNTERSIGN_PORT", "tcp://10.0.0.1", "PATH", "/bin"))
                ::read);
  }

  @Test
  void a_variable_and_its_file_exclude_each_other() throws Exception {
    Path file = Files.writeString(directory.resolve("level"), "info");

    assertThat(
            ConfigFixture.problems(
                ConfigFixture.environment(
                    Map.of(
                        "COUNTERSIGN_LOG_LEVEL",
                        "info",
                        "COUNTERSIGN_LOG_LEVEL_FILE",
                        file.toString()))))
        .containsExactly("COUNTERSIGN_LOG_LEVEL and COUNTERSIGN_LOG_LEVEL_FILE exclude each other");
  }

  @Test
  void a_file_that_a_variable_names_must_be_there() {
    assertThat(
            ConfigFixture.problems(
                ConfigFixture.environment(Map.of("COUNTERSIGN_LOG_LEVEL_FILE", "nowhere"))))
        .containsExactly("COUNTERSIGN_LOG_LEVEL_FILE: nowhere cannot be read");
  }

  @ParameterizedTest
  @CsvSource({
    "'server: [', is not valid YAML",
    "'- a', the file must hold settings by name",
    "'a: &x [1]\nb: *x', is not valid YAML",
    "'? [a]\n: b', is not valid YAML",
    "'server: {port: }', server.port must be",
    "'nothing: ', nothing is not a setting",
  })
  void a_malformed_file_is_refused(String text, String complaint) {
    assertThat(ConfigFixture.problems(ConfigFixture.file(directory, text)))
        .anySatisfy(problem -> assertThat(problem).contains(complaint));
  }

  @Test
  void a_missing_file_is_refused() {
    Path nowhere = directory.resolve("nowhere.yaml");

    assertThat(
            ConfigFixture.problems(
                new ConfigSource(Optional.of(nowhere), Map.of(), Map.of(), directory)))
        .singleElement()
        .asString()
        .startsWith(nowhere + " cannot be read");
  }

  @Test
  void a_value_that_may_be_secret_is_not_repeated() {
    assertThat(
            ConfigFixture.problems(
                ConfigFixture.environment(Map.of("COUNTERSIGN_STORAGE_URL", "hunter2"))))
        .noneMatch(problem -> problem.contains("hunter2"));
  }
}
