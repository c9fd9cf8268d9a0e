package io.countersign.application.secret;

import io.countersign.domain.factor.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** {@link Secrets} with keys that live as long as this object. */
public final class MemorySecrets implements Secrets {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec fingerprints = new SecretKeySpec(random(32), "HmacSHA256");
  private final ConcurrentSkipListMap<Integer, SecretKeySpec> keys =
      new ConcurrentSkipListMap<>(Map.of(1, key()));

  /** Adds a new primary key; the ones before still open. */
  public void rotate() {
    keys.put(primaryKeyId() + 1, key());
  }

  /** What older keys sealed does not open any more. */
  public void forgetOldKeys() {
    keys.headMap(primaryKeyId()).clear();
  }

  @Override
  public Sealed seal(SecretBytes secret, Place place) {
    int keyId = primaryKeyId();
    byte[] nonce = random(NONCE);
    try {
      byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, keyId, nonce, place).doFinal(secret.reveal());
      ByteBuffer ciphertext = ByteBuffer.allocate(Integer.BYTES + NONCE + encrypted.length);
      return new Sealed(ciphertext.putInt(keyId).put(nonce).put(encrypted).array(), keyId);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public SecretBytes open(byte[] ciphertext, Place place) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(ciphertext);
      int keyId = buffer.getInt();
      byte[] nonce = new byte[NONCE];
      buffer.get(nonce);
      byte[] encrypted = new byte[buffer.remaining()];
      buffer.get(encrypted);
      return SecretBytes.of(cipher(Cipher.DECRYPT_MODE, keyId, nonce, place).doFinal(encrypted));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new SecretUnreadable(place, e);
    }
  }

  @Override
  public SecretBytes fingerprint(SecretBytes value, Place place) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(fingerprints);
      byte[] where = place.bytes();
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(where.length).flip());
      mac.update(where);
      return SecretBytes.of(mac.doFinal(value.reveal()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first key is number 1. */
  @Override
  public int primaryKeyId() {
    return keys.lastKey();
  }

  private Cipher cipher(int mode, int keyId, byte[] nonce, Place place)
      throws GeneralSecurityException {
    SecretKeySpec key =
        Optional.ofNullable(keys.get(keyId))
            .orElseThrow(() -> new GeneralSecurityException("no key " + keyId));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.bytes());
    return cipher;
  }

  private SecretKeySpec key() {
    return new SecretKeySpec(random(32), "AES");
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
