package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.factor.LoadedFactor;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as its module built it, with nothing but what is in it. */
class PasskeyArchiveTest {

  private static final FactorType PASSKEY = new FactorType("passkey");

  @TempDir private Path root;
  private Host host;

  @BeforeEach
  void make() {
    host = new Host(root).within(Limits.patient()).addBuilt("passkey");
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** Loads the library, and goes through a ceremony with it. */
  private static EnrollmentStart begin(LoadedFactor passkey) {
    return passkey
        .factor()
        .begin(
            new EnrollmentRequest(
                PASSKEY,
                "ACME",
                "anna@acme.test",
                SecretBytes.of(new byte[32]),
                List.of(),
                Fields.none(),
                new SecureRandom(),
                Host.NOON));
  }

  private static LoadedFactor loaded(PluginHost plugins) {
    return plugins.factors().find(PASSKEY).orElseThrow();
  }

  @Test
  void it_brings_its_factor_under_three_names() {
    PluginHost plugins = host.load();

    assertThat(plugins.refused()).isEmpty();
    assertThat(loaded(plugins).traits().variants())
        .isEqualTo(Set.of(new FactorType("webauthn-platform"), new FactorType("webauthn-roaming")));
    assertThat(plugins.factors().find(new FactorType("webauthn-roaming"))).isPresent();
  }

  @Test
  void it_works_with_the_libraries_in_it() {
    LoadedFactor passkey = loaded(host.load());
    Credential pending = begin(passkey).pending();
    Map<String, Object> inner =
        Map.of("clientDataJSON", "e30", "attestationObject", "oA", "transports", List.of());
    Map<String, Object> response =
        Map.of(
            "id", "AA",
            "rawId", "AA",
            "type", "public-key",
            "clientExtensionResults", Map.of(),
            "response", inner);

    assertThat(passkey.factor().confirm(pending, Fields.of(response), Host.NOON))
        .isEqualTo(new Rejected("malformed-client-data"));
  }

  /** No thread or cache of its libraries holds on to it. */
  @Test
  void nothing_of_it_stays_when_it_is_removed() throws IOException {
    PluginHost plugins = host.load();
    begin(loaded(plugins));
    String archive = plugins.loaded().plugins().keySet().iterator().next();
    Leak leak = Leak.of(plugins, archive);

    Files.delete(host.plugins().resolve(archive));
    plugins.look();
    plugins.look();
    while (plugins.retiring() > 0) {
      host.clock().tick(Limits.patient().grace());
      plugins.look();
    }

    assertThat(leak.isGone()).isTrue();
  }
}
