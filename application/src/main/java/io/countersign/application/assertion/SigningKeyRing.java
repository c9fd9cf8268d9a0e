package io.countersign.application.assertion;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The signing keys at one time, each in one of these states: announced, signing, needed to verify
 * what it signed, left.
 *
 * @param keys in the order in which they sign
 */
public record SigningKeyRing(List<SigningKey> keys) {

  private static final Comparator<SigningKey> ORDER =
      Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::kid);

  /** Sorts them. */
  public SigningKeyRing {
    keys = keys.stream().sorted(ORDER).toList();
  }

  /**
   * The key that signs: the latest whose time has come. If the clock was set back to before all of
   * them it is the first, which has been announced for longest. Empty if there is no key.
   */
  public Optional<SigningKey> signing(Instant now) {
    Predicate<SigningKey> started = key -> !key.signsFrom().isAfter(now);
    return keys.stream()
        .filter(started)
        .reduce((_, later) -> later)
        .or(() -> keys.stream().findFirst());
  }

  /** The key that signs last of all; it has no successor yet. Empty if there is no key. */
  public Optional<SigningKey> newest() {
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
  }

  /** What the key set holds: all that have not left. */
  public List<SigningKey> published(Instant now) {
    return keys.stream().filter(key -> !key.hasLeft(now)).toList();
  }

  /** What may be forgotten. */
  public List<SigningKey> left(Instant now) {
    return keys.stream().filter(key -> key.hasLeft(now)).toList();
  }
}
