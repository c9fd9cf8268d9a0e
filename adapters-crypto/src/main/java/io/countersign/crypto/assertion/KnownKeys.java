package io.countersign.crypto.assertion;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.countersign.application.assertion.SigningKey;
import io.countersign.application.assertion.SigningKeyRing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a node knows of the signing keys.
 *
 * @param ready the keys of the ring by their names
 * @param keySet what is published
 * @param readAt when that was so
 */
record KnownKeys(SigningKeyRing ring, Map<String, Es256Key> ready, String keySet, Instant readAt) {

  static final KnownKeys NONE =
      new KnownKeys(new SigningKeyRing(List.of()), Map.of(), "", Instant.EPOCH);

  /** Keys that are ready already, or else made so by {@code prepare}. */
  static KnownKeys of(
      List<SigningKey> keys,
      Map<String, Es256Key> before,
      Function<SigningKey, Es256Key> prepare,
      Instant now) {
    SigningKeyRing ring = new SigningKeyRing(keys);
    Map<String, Es256Key> ready = new HashMap<>();
    for (SigningKey key : keys) {
      Es256Key known = before.get(key.kid());
      ready.put(key.kid(), known == null ? prepare.apply(key) : known);
    }
    return new KnownKeys(ring, ready, keySet(ring.published(now), ready), now);
  }

  boolean isEmpty() {
    return ready.isEmpty();
  }

  /** A clock that was set back ends it too. */
  boolean isYoungerThan(Duration age, Instant now) {
    return Duration.between(readAt, now).abs().compareTo(age) < 0;
  }

  KnownKeys readAgainAt(Instant now) {
    return new KnownKeys(ring, ready, keySet, now);
  }

  Es256Key signing(Instant now) {
    return ring.signing(now)
        .map(key -> Objects.requireNonNull(ready.get(key.kid())))
        .orElseThrow(() -> new IllegalStateException("there is no signing key yet"));
  }

  private static String keySet(List<SigningKey> published, Map<String, Es256Key> ready) {
    return JSONObjectUtils.toJSONString(
        Map.of(
            "keys",
            published.stream()
                .map(key -> Objects.requireNonNull(ready.get(key.kid())).publicJwk())
                .toList()));
  }
}
