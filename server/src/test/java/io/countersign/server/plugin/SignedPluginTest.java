package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.factor.RefusedPlugin;
import io.countersign.domain.factor.FactorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Once keys or digests are set, nobody else's archives are loaded. */
class SignedPluginTest {

  private static final FactorType PIN = new FactorType("pin");

  private final KeyPair ours = keys();
  private final KeyPair others = keys();
  @TempDir private Path root;
  private Host host;
  private Path archive;

  @BeforeEach
  void open() {
    host = new Host(root).add(PluginJar.of("pin"));
    host.trusting(new Trust(List.of(keys().getPublic(), ours.getPublic()), Set.of()));
    archive = host.plugins().resolve("pin.jar");
  }

  @AfterEach
  void close() {
    host.close();
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path sign(Path archive, KeyPair keys)
      throws IOException, GeneralSecurityException {
    Signature signing = Signature.getInstance("Ed25519");
    signing.initSign(keys.getPrivate());
    signing.update(Trust.signed(Digests.sha256(archive)));
    return Files.write(Trust.signatureOf(archive), signing.sign());
  }

  private void assertUntrusted() {
    PluginHost plugins = host.load();
    assertThat(plugins.factors().find(PIN)).isEmpty();
    assertThat(plugins.refused()).extracting(RefusedPlugin::archive).containsExactly("pin.jar");
    assertThat(plugins.refused()).extracting(RefusedPlugin::reason).containsExactly("untrusted");
  }

  @Test
  void a_signed_archive_is_loaded() throws Exception {
    sign(archive, ours);

    assertThat(host.load().factors().find(PIN)).isPresent();
  }

  @Test
  void one_without_a_signature_is_not() {
    assertUntrusted();
  }

  @Test
  void one_signed_by_somebody_else_is_not() throws Exception {
    sign(archive, others);

    assertUntrusted();
  }

  @Test
  void one_that_was_altered_is_not() throws Exception {
    sign(archive, ours);
    byte[] bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 2] ^= 1;
    Files.write(archive, bytes);

    assertUntrusted();
  }

  @Test
  void one_whose_signature_was_altered_is_not() throws Exception {
    Path signature = sign(archive, ours);
    byte[] bytes = Files.readAllBytes(signature);
    bytes[10] ^= 1;
    Files.write(signature, bytes);
    assertUntrusted();

    Files.write(signature, new byte[0]);
    assertUntrusted();
    Files.write(signature, new byte[65]);
    assertUntrusted();
  }

  @Test
  void one_with_the_signature_of_another_archive_is_not() throws Exception {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Path other = PluginJar.of("other").into(elsewhere);
    Files.copy(sign(other, ours), Trust.signatureOf(archive));

    assertUntrusted();
  }

  @Test
  void a_signature_made_for_something_else_is_none() throws Exception {
    Signature signing = Signature.getInstance("Ed25519");
    signing.initSign(ours.getPrivate());
    signing.update(Files.readAllBytes(archive));
    Files.write(Trust.signatureOf(archive), signing.sign());

    assertUntrusted();
  }

  @Test
  void one_whose_digest_is_trusted_needs_no_signature() throws IOException {
    host.trusting(new Trust(List.of(), Set.of(Digests.sha256(archive))));

    assertThat(host.load().factors().find(PIN)).isPresent();
  }

  @Test
  void one_with_another_digest_is_not_loaded() {
    host.trusting(new Trust(List.of(), Set.of("0".repeat(64))));

    assertUntrusted();
  }

  @Test
  void one_that_nobody_trusts_is_not_even_unpacked() throws IOException {
    Files.writeString(archive, "no archive at all");

    assertUntrusted();
  }

  @Test
  void a_signature_may_come_after_its_archive() throws Exception {
    PluginHost plugins = host.load();
    sign(archive, ours);
    plugins.look();
    plugins.look();

    assertThat(plugins.factors().find(PIN)).isPresent();
    assertThat(plugins.refused()).isEmpty();
  }

  @Test
  void a_signed_archive_that_is_replaced_by_an_unsigned_one_stays_in_use() throws Exception {
    sign(archive, ours);
    PluginHost plugins = host.load();
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Path next = PluginJar.of("pin").saying("Plugin-Version", "6.6.6").into(elsewhere);
    Files.move(next, archive, StandardCopyOption.REPLACE_EXISTING);
    plugins.look();
    plugins.look();

    assertThat(plugins.factors().find(PIN).orElseThrow().version()).isEqualTo("3.2.1");
    assertThat(plugins.refused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.inPlace()).contains("3.2.1"));
  }
}
