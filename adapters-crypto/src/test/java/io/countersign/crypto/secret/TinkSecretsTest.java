package io.countersign.crypto.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.application.secret.SecretsContract;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TinkSecretsTest implements SecretsContract {

  @TempDir Path folder;
  private TinkSecrets secrets;

  @BeforeEach
  void create() {
    secrets =
        new TinkSecrets(KeySetFile.open(folder.resolve("keys")), new SettableClock(Samples.NOW));
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Test
  void a_ciphertext_begins_as_those_of_tink_do() {
    Sealed sealed = secrets.seal(SECRET, HERE);

    // https://developers.google.com/tink/wire-format: version 1, then the id of the key
    ByteBuffer ciphertext = ByteBuffer.wrap(sealed.ciphertext());
    assertThat(ciphertext.get()).isEqualTo((byte) 1);
    assertThat(ciphertext.getInt()).isEqualTo(sealed.keyId());
    // nonce and tag
    assertThat(ciphertext.remaining()).isEqualTo(12 + SECRET.length() + 16);
  }

  @Test
  void another_process_with_the_same_file_opens_and_finds_the_same() {
    TinkSecrets other =
        new TinkSecrets(
            KeySetFile.existing(folder.resolve("keys")), new SettableClock(Samples.NOW));

    assertThat(other.open(secrets.seal(SECRET, HERE).ciphertext(), HERE)).isEqualTo(SECRET);
    assertThat(other.fingerprint(SECRET, HERE)).isEqualTo(secrets.fingerprint(SECRET, HERE));
  }
}
