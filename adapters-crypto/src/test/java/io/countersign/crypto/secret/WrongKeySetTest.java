package io.countersign.crypto.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.assertion.Assertions;
import io.countersign.application.assertion.KeepSigningKeys;
import io.countersign.application.assertion.MemoryAssertions;
import io.countersign.application.assertion.MemorySigningKeys;
import io.countersign.application.assertion.RotateSigningKeys;
import io.countersign.application.assertion.SigningKey;
import io.countersign.application.assertion.SigningKeyRules;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.domain.factor.SecretBytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose key set was lost, or which was started with that of another one. */
final class WrongKeySetTest {

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final MemoryStore database = new MemoryStore();

  @Test
  void the_same_key_set_starts_again() {
    start("keys");

    start("keys");

    assertThat(new MemorySigningKeys(database).all()).hasSize(1);
  }

  @Test
  void another_key_set_is_noticed_at_the_start() {
    start("keys");

    assertThatExceptionOfType(SecretUnreadable.class).isThrownBy(() -> start("other"));
    assertThat(new MemorySigningKeys(database).all()).hasSize(1);
  }

  /** What a server does first. */
  private void start(String keySet) {
    Secrets secrets = new TinkSecrets(KeySetFile.open(folder.resolve(keySet)), clock);
    SigningKeys keys = new SealedKeys(new MemorySigningKeys(database), secrets);
    Assertions assertions = new MemoryAssertions("https://mfa.example.com", keys, clock);
    MemoryTransactions transactions = new MemoryTransactions(database);
    SigningKeyRules rules =
        new SigningKeyRules(Duration.ofDays(90), Duration.ofMinutes(10), Duration.ofMinutes(5));
    new KeepSigningKeys(
            keys,
            transactions,
            new RotateSigningKeys(
                assertions,
                keys,
                transactions,
                rules,
                clock,
                SampleEvents.chronicle(database, clock)),
            rules,
            clock)
        .keep();
  }

  /** As a database keeps them. */
  private static final class SealedKeys implements SigningKeys {

    private final SigningKeys kept;
    private final Secrets secrets;

    SealedKeys(SigningKeys kept, Secrets secrets) {
      this.kept = kept;
      this.secrets = secrets;
    }

    @Override
    public List<SigningKey> all() {
      return kept.all().stream()
          .map(key -> with(key, jwk -> secrets.open(jwk.reveal(), place(key))))
          .toList();
    }

    @Override
    public List<SigningKey> lockAll() {
      kept.lockAll();
      return all();
    }

    @Override
    public void add(SigningKey key) {
      kept.add(with(key, jwk -> SecretBytes.of(secrets.seal(jwk, place(key)).ciphertext())));
    }

    @Override
    public void update(SigningKey key) {
      kept.update(with(key, jwk -> SecretBytes.of(secrets.seal(jwk, place(key)).ciphertext())));
    }

    @Override
    public void remove(String kid) {
      kept.remove(kid);
    }

    private static SigningKey with(SigningKey key, UnaryOperator<SecretBytes> change) {
      return new SigningKey(
          key.kid(),
          change.apply(key.privateJwk()),
          key.createdAt(),
          key.signsFrom(),
          key.leavesAt());
    }

    private static Place place(SigningKey key) {
      return Place.of("signing-key", key.kid());
    }
  }
}
