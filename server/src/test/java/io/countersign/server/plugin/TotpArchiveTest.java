package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.factor.LoadedFactor;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as its module built it, through PF4J and the guard. */
class TotpArchiveTest {

  /** RFC 6238 appendix B: the secret, a time and the code at it. */
  private static final Map<String, Object> SEED =
      Map.of("secret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "digits", 8L);

  private static final Instant THEN = Instant.ofEpochSecond(1111111109);
  private static final Fields CODE = Fields.of(Map.of("code", "07081804"));

  @TempDir private Path root;
  private Host host;

  @BeforeEach
  void add() {
    host = new Host(root).addTotp();
  }

  @AfterEach
  void close() {
    host.close();
  }

  private static EnrollmentStart begin(LoadedFactor totp, Map<String, Object> options) {
    return totp.factor()
        .begin(
            new EnrollmentRequest(
                new FactorType("totp"),
                "ACME",
                "anna@acme.test",
                SecretBytes.none(),
                List.of(),
                Fields.of(options),
                new SecureRandom(),
                THEN));
  }

  @Test
  void it_says_what_it_is() {
    LoadedFactor totp = host.loadOnly("totp");

    assertThat(totp.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(totp.traits().displayName()).isEqualTo("Authenticator app");
    assertThat(totp.traits().importable()).isTrue();
  }

  @Test
  void a_published_code_is_accepted_once() {
    LoadedFactor totp = host.loadOnly("totp");
    EnrollmentStart start = begin(totp, SEED);

    Verification first = totp.factor().confirm(start.pending(), CODE, THEN);
    assertThat(first).isInstanceOf(Verified.class);
    assertThat(
            totp.factor()
                .verify(((Verified) first).credential(), ChallengeState.none(), CODE, THEN))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void it_brings_its_own_library_for_the_qr_code() {
    EnrollmentStart start = begin(host.loadOnly("totp"), Map.of());

    assertThat(start.shown().fields().get("qrSvg")).asString().startsWith("<svg ");
    assertThatThrownBy(() -> Class.forName("io.nayuki.qrcodegen.QrCode"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void a_malformed_response_is_named_through_the_guard() {
    LoadedFactor totp = host.loadOnly("totp");
    EnrollmentStart start = begin(totp, SEED);
    Fields short_ = Fields.of(Map.of("code", "123"));

    assertThatThrownBy(() -> totp.factor().confirm(start.pending(), short_, THEN))
        .isInstanceOf(MalformedField.class)
        .hasMessage("code must be exactly 8 digits");
  }

  @Test
  void its_settings_reach_it() {
    LoadedFactor totp = host.telling("totp", Map.of("digits", "7")).loadOnly("totp");

    assertThat(begin(totp, Map.of()).shown().fields()).containsEntry("digits", 7);
  }

  @Test
  void wrong_settings_stop_the_start_all_at_once() {
    host.telling("totp", Map.of("digits", "9", "colour", "red"));

    assertThatThrownBy(host::load)
        .isInstanceOfSatisfying(
            UnusablePlugins.class,
            e ->
                assertThat(e.problems())
                    .hasSize(2)
                    .contains("factors.totp.digits must be a whole number from 6 to 8")
                    .anyMatch(
                        problem -> problem.startsWith("factors.totp.colour is not a setting")));
  }

  @Test
  void the_plugin_folder_is_only_read() throws IOException {
    host.load();

    try (Stream<Path> entries = Files.list(host.plugins())) {
      assertThat(entries).hasSize(1);
    }
  }

  @Test
  void it_is_unpacked_for_as_long_as_it_runs() throws IOException {
    PluginHost factors = host.load();
    try (Stream<Path> entries = Files.list(host.unpacked())) {
      assertThat(entries).hasSize(1);
    }
    factors.close();
    try (Stream<Path> entries = Files.list(host.unpacked())) {
      assertThat(entries).isEmpty();
    }
  }

  @Test
  void what_a_killed_server_left_unpacked_is_removed_and_nothing_else() throws IOException {
    long dead = Long.MAX_VALUE % 1_000_000_000_000_000_000L;
    Files.createDirectories(host.unpacked().resolve(dead + "-0-77").resolve("deep"));
    Files.createDirectories(host.unpacked().resolve("somebody-elses"));
    host.load().close();

    try (Stream<Path> entries = Files.list(host.unpacked())) {
      assertThat(entries)
          .map(Path::getFileName)
          .map(Path::toString)
          .containsExactly("somebody-elses");
    }
  }
}
