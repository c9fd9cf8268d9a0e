package io.countersign.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandsTest {

  @TempDir private Path folder;
  private final Shell shell = new Shell();
  private Path archive;

  @BeforeEach
  void build() {
    archive = PluginJar.of("pin").into(folder);
    shell.environment("COUNTERSIGN_PLUGINS_DIRECTORY", folder.toString());
  }

  /** Writes a key as OpenSSL does, and trusts it. */
  private Path trustedKey() throws GeneralSecurityException, IOException {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    shell.environment(
        "COUNTERSIGN_PLUGINS_TRUSTED_KEYS", base64.encodeToString(keys.getPublic().getEncoded()));
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n"
            + base64.encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
  }

  @Test
  void an_archive_is_signed_and_verified() throws Exception {
    String key = trustedKey().toString();
    assertThat(shell.run("plugins", "verify", archive.toString())).isEqualTo(1);
    assertThat(shell.err()).contains("pin.jar is not signed").contains("(untrusted)");

    assertThat(shell.run("plugins", "sign", "--key", key, archive.toString())).isZero();
    assertThat(shell.run("plugins", "verify", archive.toString())).isZero();
    assertThat(shell.out()).contains("pin.jar: pin 3.2.1, for version 1.x of the SPI");
  }

  @Test
  void a_file_that_is_no_key_signs_nothing() throws IOException {
    Path key = Files.writeString(folder.resolve("key.pem"), "hello");

    assertThat(shell.run("plugins", "sign", "--key", key.toString(), archive.toString()))
        .isEqualTo(1);
    assertThat(shell.err()).contains("holds no Ed25519 private key");
    assertThat(folder.resolve("pin.jar.sig")).doesNotExist();
  }

  @Test
  void a_key_must_be_named() {
    assertThat(shell.run("plugins", "sign", archive.toString())).isEqualTo(2);
  }

  @Test
  void the_archives_in_the_folder_are_listed() throws IOException {
    Files.writeString(folder.resolve("broken.zip"), "hello");

    assertThat(shell.run("plugins", "list")).isZero();
    assertThat(shell.out().lines())
        .satisfiesExactly(
            broken -> assertThat(broken).startsWith("broken.zip ").contains(" unreadable: "),
            pin -> assertThat(pin).startsWith("pin.jar ").endsWith("pin 3.2.1"));
  }
}
