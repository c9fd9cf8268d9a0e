package io.countersign.crypto.secret;

import com.google.crypto.tink.Aead;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.factor.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * {@link Secrets} by Tink's AES256-GCM. Tink puts the id of the key in front of each ciphertext.
 *
 * <p>The key set may be rotated while this runs. A ciphertext whose key is not known makes it look
 * for a later key set at once, because another node may have rotated already.
 *
 * <p>A database that was sealed with another key set shows itself by {@link SecretUnreadable} for
 * whatever is opened first: open something of it before anything is sealed into it.
 */
public final class TinkSecrets implements Secrets {

  /** In front of a ciphertext: 1, then the id of the key. */
  private static final int PREFIX = 1 + Integer.BYTES;

  /** How long it takes until the same unknown key id is worth another look. */
  private static final Duration SAME_AGAIN = Duration.ofSeconds(1);

  private final KeySetSource source;
  private final InstantSource clock;
  private volatile OpenKeySet current;
  private Miss miss = new Miss(0, Instant.EPOCH);

  /**
   * @throws KeySetUnusable if there is no key set to begin with
   */
  public TinkSecrets(KeySetSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
    Object version = source.version(); // first, so that a change in between is seen as one
    this.current = OpenKeySet.of(version, source.read());
  }

  @Override
  public Sealed seal(SecretBytes secret, Place place) {
    OpenKeySet keys = current;
    try {
      return new Sealed(
          keys.primary().encrypt(secret.reveal(), place.bytes()), keys.keySet().primaryKeyId());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("nothing can be wrong with what is sealed", e);
    }
  }

  @Override
  public SecretBytes open(byte[] ciphertext, Place place) {
    try {
      return SecretBytes.of(aead(keyId(ciphertext)).decrypt(ciphertext, place.bytes()));
    } catch (GeneralSecurityException | KeySetUnusable e) {
      throw new SecretUnreadable(place, e);
    }
  }

  @Override
  public SecretBytes fingerprint(SecretBytes value, Place place) {
    return current.fingerprints().of(value, place);
  }

  @Override
  public int primaryKeyId() {
    return current.keySet().primaryKeyId();
  }

  /**
   * Takes over a key set that was changed since. Cheap when it was not.
   *
   * @throws KeySetUnusable if it is gone, damaged, or lacks keys of the one before; that one stays
   *     in use
   */
  public synchronized void refresh() {
    Object version = source.version();
    if (version.equals(current.version())) {
      return;
    }
    KeySet later = source.read();
    if (!later.continues(current.keySet())) {
      throw new KeySetUnusable(
          "The key set was replaced by one that lacks some of its keys; the one before stays in use"
              + " until the next start.");
    }
    current = OpenKeySet.of(version, later);
  }

  private static int keyId(byte[] ciphertext) throws GeneralSecurityException {
    if (ciphertext.length < PREFIX) {
      throw new GeneralSecurityException("too short");
    }
    return ByteBuffer.wrap(ciphertext).getInt(1);
  }

  private Aead aead(int keyId) throws GeneralSecurityException {
    Aead aead = current.find(keyId);
    return aead == null ? lookFor(keyId) : aead;
  }

  /** One looks while the others wait for what it finds. */
  private synchronized Aead lookFor(int keyId) throws GeneralSecurityException {
    Miss now = new Miss(keyId, clock.instant());
    if (current.find(keyId) == null && !now.repeats(miss)) {
      miss = now;
      refresh();
    }
    Aead aead = current.find(keyId);
    if (aead == null) {
      throw new GeneralSecurityException("no key has the id " + Integer.toUnsignedString(keyId));
    }
    return aead;
  }

  /** A key that was looked for. */
  private record Miss(int keyId, Instant at) {

    boolean repeats(Miss earlier) {
      return keyId == earlier.keyId
          && Duration.between(earlier.at, at).abs().compareTo(SAME_AGAIN) < 0;
    }
  }
}
