package io.countersign.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.delivery.SendRules;
import io.countersign.domain.authenticator.GuessLimit;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.risk.Network;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

  private static final String KEY = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";
  private static final String DIGEST =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir private Path directory;

  @Test
  void nothing_written_means_the_defaults() throws InvalidConfig {
    assertThat(ConfigFixture.nothing().read())
        .isEqualTo(
            new Config(
                Path.of("data"),
                new ServerConfig(
                    "127.0.0.1",
                    8080,
                    URI.create("http://127.0.0.1:8080"),
                    65_536,
                    Duration.ofSeconds(10),
                    1024,
                    Duration.ofSeconds(15),
                    List.of()),
                new StorageConfig(
                    "embedded:data/database", Optional.empty(), Optional.empty(), 16, false),
                new KeysConfig(Path.of("data/keys.json")),
                new PluginsConfig(Path.of("installed/plugins"), true, List.of(), Set.of()),
                new PluginSettings(Map.of()),
                new PluginSettings(Map.of()),
                new DeliveryConfig(
                    Map.of(),
                    false,
                    Optional.empty(),
                    new SendRules(
                        10, 20, 500, 10_000, 2_000, Set.of(), Locale.ENGLISH, Optional.empty())),
                new LimitsConfig(5, new GuessLimit(10, Duration.ofHours(1)), 5),
                new LifetimesConfig(
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(5),
                    Duration.ofHours(24)),
                new RetentionConfig(Duration.ofDays(7), Duration.ofHours(1), Duration.ofDays(90)),
                new AuditConfig(Duration.ofHours(1)),
                new RiskConfig(Duration.ofDays(30), Optional.empty(), List.of()),
                new WebhooksConfig(
                    false,
                    WebhooksConfig.Allowed.NONE,
                    Optional.empty(),
                    Duration.ofSeconds(15),
                    Duration.ofDays(5),
                    Duration.ofDays(30)),
                new SigningConfig(Duration.ofDays(90), Duration.ofMinutes(10)),
                new LogConfig(LogConfig.Format.JSON, LogConfig.Level.INFO)));
  }

  private static Config everythingElse() {
    return new Config(
        Path.of("/var/lib/countersign"),
        new ServerConfig(
            "::1",
            9090,
            URI.create("https://mfa.example.com/countersign"),
            1_024,
            Duration.ofSeconds(1),
            1,
            Duration.ZERO,
            List.of(Network.of("10.0.0.0/8").orElseThrow(), Network.of("::1").orElseThrow())),
        new StorageConfig(
            "jdbc:mariadb://db.example.com:3306/countersign",
            Optional.of("countersign"),
            Optional.of(SecretBytes.of("s3cret".getBytes(StandardCharsets.UTF_8))),
            4,
            true),
        new KeysConfig(Path.of("/etc/countersign/keys.json")),
        new PluginsConfig(
            Path.of("/opt/plugins"), false, TrustKinds.keys().parser().parse(KEY), Set.of(DIGEST)),
        new PluginSettings(
            Map.of("totp", Map.of("window", "0"), "backup-code", Map.of("codeLength", "12"))),
        new PluginSettings(Map.of("smtp", Map.of("host", "mail.example.com"))),
        new DeliveryConfig(
            Map.of(Channel.EMAIL, List.of("smtp", "relay"), Channel.SMS, List.of("twilio")),
            false,
            Optional.of(Path.of("/etc/countersign/words")),
            new SendRules(
                1,
                2,
                3,
                4,
                5,
                Set.of("FR", "DE"),
                Locale.forLanguageTag("pt-BR"),
                Optional.of("shop.example"))),
        new LimitsConfig(3, new GuessLimit(100, Duration.ofDays(30)), 1),
        new LifetimesConfig(
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1)),
        new RetentionConfig(Duration.ofDays(365), Duration.ofMinutes(5), Duration.ofDays(3660)),
        new AuditConfig(Duration.ofMinutes(1)),
        new RiskConfig(
            Duration.ofDays(365),
            Optional.of(Path.of("/var/lib/geo/city.mmdb")),
            List.of(Path.of("/etc/countersign/denied.txt"), Path.of("tor.txt"))),
        new WebhooksConfig(
            false,
            new WebhooksConfig.Allowed(
                List.of(Network.of("10.1.0.0/16").orElseThrow()), Set.of("hooks.intern")),
            Optional.of(URI.create("http://proxy.intern:3128")),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofDays(365)),
        new SigningConfig(Duration.ofDays(1), Duration.ofDays(7)),
        new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.DEBUG));
  }

  @Test
  void a_file_may_override_everything() throws InvalidConfig {
    String text =
        """
        dataDirectory: /var/lib/countersign
        server:
          host: "::1"
          port: 9090
          publicUrl: https://mfa.example.com/countersign/
          maxBodyBytes: 1024
          requestTimeout: PT1S
          maxConnections: 1
          shutdownGrace: PT0S
          trustedProxies: 10.0.0.0/8, ::1
        storage:
          url: jdbc:mariadb://db.example.com:3306/countersign
          user: countersign
          password: s3cret
          poolSize: 4
          oneWriter: true
        keys: {file: /etc/countersign/keys.json}
        plugins:
          directory: /opt/plugins
          watch: false
          trustedKeys: MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
          trustedDigests: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        factors:
          totp: {window: 0}
          backup-code: {codeLength: 12}
        transports:
          smtp: {host: mail.example.com}
        delivery:
          email: smtp, relay
          sms: twilio
          console: false
          templates: /etc/countersign/words
          limits: {destination: 1, user: 2, country: 3, tenant: 4, dailyBudget: 5}
          countries: FR, DE
          language: pt-BR
          webOtpDomain: shop.example
        limits:
          authentication: {attempts: 3}
          authenticator: {failures: 100, window: P30D}
          enrollment: {attempts: 1}
        lifetimes: {authentication: PT1H, enrollment: PT1M, assertion: PT10S, idempotencyKey: PT1M}
        retention: {authentications: P365D, enrollments: PT5M, events: P3660D}
        webhooks:
          allowHttp: false
          allow: 10.1.0.0/16,hooks.intern
          proxy: http://proxy.intern:3128
          timeout: PT30S
          disableAfter: PT1H
          retention: P365D
        risk:
          deviceWindow: P365D
          geography: /var/lib/geo/city.mmdb
          denyLists: /etc/countersign/denied.txt, tor.txt
        audit: {checkpointEvery: PT1M}
        signing: {rotateAfter: P1D, overlap: P7D}
        log: {format: text, level: debug}
        """;

    assertThat(ConfigFixture.file(directory, text).read()).isEqualTo(everythingElse());
  }

  @Test
  void the_environment_may_override_everything() throws InvalidConfig {
    Map<String, String> variables =
        Map.ofEntries(
            Map.entry("COUNTERSIGN_DATA_DIRECTORY", "/var/lib/countersign"),
            Map.entry("COUNTERSIGN_SERVER_HOST", "::1"),
            Map.entry("COUNTERSIGN_SERVER_PORT", "9090"),
            Map.entry("COUNTERSIGN_SERVER_PUBLIC_URL", "https://mfa.example.com/countersign"),
            Map.entry("COUNTERSIGN_SERVER_MAX_BODY_BYTES", "1024"),
            Map.entry("COUNTERSIGN_SERVER_REQUEST_TIMEOUT", "PT1S"),
            Map.entry("COUNTERSIGN_SERVER_MAX_CONNECTIONS", "1"),
            Map.entry("COUNTERSIGN_SERVER_SHUTDOWN_GRACE", "PT0S"),
            Map.entry("COUNTERSIGN_SERVER_TRUSTED_PROXIES", "10.0.0.0/8,::1"),
            Map.entry("COUNTERSIGN_STORAGE_URL", "jdbc:mariadb://db.example.com:3306/countersign"),
            Map.entry("COUNTERSIGN_STORAGE_USER", "countersign"),
            Map.entry("COUNTERSIGN_STORAGE_PASSWORD", "s3cret"),
            Map.entry("COUNTERSIGN_STORAGE_ONE_WRITER", "true"),
            Map.entry("COUNTERSIGN_STORAGE_POOL_SIZE", "4"),
            Map.entry("COUNTERSIGN_KEYS_FILE", "/etc/countersign/keys.json"),
            Map.entry("COUNTERSIGN_PLUGINS_DIRECTORY", "/opt/plugins"),
            Map.entry("COUNTERSIGN_PLUGINS_WATCH", "false"),
            Map.entry("COUNTERSIGN_PLUGINS_TRUSTED_KEYS", KEY),
            Map.entry("COUNTERSIGN_PLUGINS_TRUSTED_DIGESTS", DIGEST),
            Map.entry("COUNTERSIGN_TRANSPORTS_SMTP__HOST", "mail.example.com"),
            Map.entry("COUNTERSIGN_DELIVERY_EMAIL", "smtp,relay"),
            Map.entry("COUNTERSIGN_DELIVERY_SMS", "twilio"),
            Map.entry("COUNTERSIGN_FACTORS_TOTP__WINDOW", "0"),
            Map.entry("COUNTERSIGN_FACTORS_BACKUP_CODE__CODE_LENGTH", "12"),
            Map.entry("COUNTERSIGN_LIMITS_AUTHENTICATION_ATTEMPTS", "3"),
            Map.entry("COUNTERSIGN_LIMITS_AUTHENTICATOR_FAILURES", "100"),
            Map.entry("COUNTERSIGN_LIMITS_AUTHENTICATOR_WINDOW", "P30D"),
            Map.entry("COUNTERSIGN_LIMITS_ENROLLMENT_ATTEMPTS", "1"),
            Map.entry("COUNTERSIGN_RISK_DEVICE_WINDOW", "P365D"),
            Map.entry("COUNTERSIGN_RISK_GEOGRAPHY", "/var/lib/geo/city.mmdb"),
            Map.entry("COUNTERSIGN_RISK_DENY_LISTS", "/etc/countersign/denied.txt,tor.txt"),
            Map.entry("COUNTERSIGN_WEBHOOKS_ALLOW_HTTP", "false"),
            Map.entry("COUNTERSIGN_WEBHOOKS_ALLOW", "10.1.0.0/16, Hooks.Intern"),
            Map.entry("COUNTERSIGN_WEBHOOKS_PROXY", "http://proxy.intern:3128"),
            Map.entry("COUNTERSIGN_WEBHOOKS_TIMEOUT", "PT30S"),
            Map.entry("COUNTERSIGN_AUDIT_CHECKPOINT_EVERY", "PT1M"),
            Map.entry("COUNTERSIGN_WEBHOOKS_DISABLE_AFTER", "PT1H"),
            Map.entry("COUNTERSIGN_WEBHOOKS_RETENTION", "P365D"),
            Map.entry("COUNTERSIGN_LIFETIMES_AUTHENTICATION", "PT1H"),
            Map.entry("COUNTERSIGN_LIFETIMES_ENROLLMENT", "PT1M"),
            Map.entry("COUNTERSIGN_LIFETIMES_ASSERTION", "PT10S"),
            Map.entry("COUNTERSIGN_LIFETIMES_IDEMPOTENCY_KEY", "PT1M"),
            Map.entry("COUNTERSIGN_DELIVERY_CONSOLE", "false"),
            Map.entry("COUNTERSIGN_DELIVERY_TEMPLATES", "/etc/countersign/words"),
            Map.entry("COUNTERSIGN_DELIVERY_LIMITS_DESTINATION", "1"),
            Map.entry("COUNTERSIGN_DELIVERY_LIMITS_USER", "2"),
            Map.entry("COUNTERSIGN_DELIVERY_LIMITS_COUNTRY", "3"),
            Map.entry("COUNTERSIGN_DELIVERY_LIMITS_TENANT", "4"),
            Map.entry("COUNTERSIGN_DELIVERY_LIMITS_DAILY_BUDGET", "5"),
            Map.entry("COUNTERSIGN_DELIVERY_COUNTRIES", "FR,DE"),
            Map.entry("COUNTERSIGN_DELIVERY_LANGUAGE", "pt-BR"),
            Map.entry("COUNTERSIGN_DELIVERY_WEB_OTP_DOMAIN", "shop.example"),
            Map.entry("COUNTERSIGN_RETENTION_AUTHENTICATIONS", "P365D"),
            Map.entry("COUNTERSIGN_RETENTION_ENROLLMENTS", "PT5M"),
            Map.entry("COUNTERSIGN_RETENTION_EVENTS", "P3660D"),
            Map.entry("COUNTERSIGN_SIGNING_ROTATE_AFTER", "P1D"),
            Map.entry("COUNTERSIGN_SIGNING_OVERLAP", "P7D"),
            Map.entry("COUNTERSIGN_LOG_FORMAT", "text"),
            Map.entry("COUNTERSIGN_LOG_LEVEL", "debug"));

    assertThat(ConfigFixture.environment(variables).read()).isEqualTo(everythingElse());
  }

  @Test
  void the_command_line_goes_before_the_environment_and_that_before_the_file() throws Exception {
    Path file = Files.writeString(directory.resolve("c.yaml"), "server: {host: a, port: 1}");
    Config config =
        new ConfigSource(
                Optional.of(file),
                Map.of("COUNTERSIGN_SERVER_PORT", "2", "COUNTERSIGN_DATA_DIRECTORY", "of-env"),
                Map.of("dataDirectory", "of-command-line"),
                ConfigFixture.INSTALLATION)
            .read();

    assertThat(config.dataDirectory()).isEqualTo(Path.of("of-command-line"));
    assertThat(config.server().port()).isEqualTo(2);
    assertThat(config.server().host()).isEqualTo("a");
  }

  @Test
  void a_variable_may_name_a_file_that_holds_the_value() throws Exception {
    Path level = Files.writeString(directory.resolve("level"), "warn\n");
    Path token = Files.writeString(directory.resolve("token"), "secret\n");
    Config config =
        ConfigFixture.environment(
                Map.of(
                    "COUNTERSIGN_LOG_LEVEL_FILE", level.toString(),
                    "COUNTERSIGN_FACTORS_SMS__AUTH_TOKEN_FILE", token.toString(),
                    "COUNTERSIGN_TRANSPORTS_SMTP__PASSWORD_FILE", token.toString()))
            .read();

    assertThat(config.log().level()).isEqualTo(LogConfig.Level.WARN);
    assertThat(config.factors().byName()).isEqualTo(Map.of("sms", Map.of("authToken", "secret")));
    assertThat(config.transports().byName())
        .isEqualTo(Map.of("smtp", Map.of("password", "secret")));
    assertThat(config.toString()).contains("smtp").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"transports: {console: }", "transports: {console: {}}", "transports:\n  console:"})
  void a_transport_that_needs_no_settings_is_named(String text) throws InvalidConfig {
    assertThat(ConfigFixture.file(directory, text).read().transports().byName())
        .isEqualTo(Map.of("console", Map.of()));
  }

  @Test
  void what_is_next_to_the_data_follows_the_data_directory() throws InvalidConfig {
    Config config =
        ConfigFixture.environment(Map.of("COUNTERSIGN_DATA_DIRECTORY", "/elsewhere")).read();

    assertThat(config.keys().file()).isEqualTo(Path.of("/elsewhere/keys.json"));
    assertThat(config.storage().url()).isEqualTo("embedded:/elsewhere/database");
  }

  @Test
  void the_public_url_follows_host_and_port() throws InvalidConfig {
    Config config =
        ConfigFixture.environment(
                Map.of("COUNTERSIGN_SERVER_HOST", "::1", "COUNTERSIGN_SERVER_PORT", "81"))
            .read();

    assertThat(config.server().publicUrl()).isEqualTo(URI.create("http://[::1]:81"));
  }

  @Test
  void an_empty_file_is_one_without_settings() throws InvalidConfig {
    assertThat(ConfigFixture.file(directory, "").read()).isEqualTo(ConfigFixture.nothing().read());
  }
}
