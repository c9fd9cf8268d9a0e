package io.countersign.crypto.secret;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key set, ready for use.
 *
 * @param version of the source it was read from
 */
record OpenKeySet(
    Object version, KeySet keySet, Map<Integer, Aead> aeads, Fingerprints fingerprints) {

  static OpenKeySet of(Object version, KeySet keySet) {
    Map<Integer, Aead> aeads = new HashMap<>();
    keySet.keys().forEach(key -> aeads.put(key.id(), aead(key)));
    return new OpenKeySet(version, keySet, aeads, new Fingerprints(keySet.fingerprintKey()));
  }

  /** What seals. */
  Aead primary() {
    return Objects.requireNonNull(aeads.get(keySet.primaryKeyId()));
  }

  /** What opens the ciphertexts of a key; null if that is not known. */
  @Nullable Aead find(int keyId) {
    return aeads.get(keyId);
  }

  private static Aead aead(AeadKey key) {
    try {
      return AesGcmJce.create(tinkKey(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES256-GCM", e);
    }
  }

  @AccessesPartialKey // the whole of it is ours
  private static AesGcmKey tinkKey(AeadKey key) throws GeneralSecurityException {
    return AesGcmKey.builder()
        .setParameters(
            AesGcmParameters.builder()
                .setKeySizeBytes(AeadKey.LENGTH)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build())
        .setKeyBytes(SecretBytes.copyFrom(key.bytes().reveal(), InsecureSecretKeyAccess.get()))
        .setIdRequirement(key.id())
        .build();
  }
}
