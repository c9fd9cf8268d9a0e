package io.countersign.application.assertion;

import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link SigningKeys} does. */
public interface SigningKeysContract {

  /** The adapter under test, of a new installation. */
  SigningKeys keys();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_new_installation_has_none() {
    assertThat(keys().all()).isEmpty();
    assertThat(transactions().inTransaction(() -> keys().lockAll())).isEmpty();
  }

  @Test
  default void keys_are_kept_oldest_first() {
    SigningKey second = add(key("b", NOW.plusSeconds(1)));
    SigningKey first = add(key("c", NOW));
    SigningKey third = add(key("a", NOW.plusSeconds(2)));

    assertThat(keys().all()).containsExactly(first, second, third);
    assertThat(transactions().inTransaction(() -> keys().lockAll()))
        .containsExactly(first, second, third);
  }

  @Test
  default void names_that_differ_in_case_are_different_keys() {
    SigningKey lower = add(key("abcDEF-_1", NOW));
    SigningKey upper = add(key("ABCdef-_1", NOW.plusSeconds(1)));

    assertThat(keys().all()).containsExactly(lower, upper);
  }

  @Test
  default void times_are_kept_to_the_microsecond() {
    Times.ALL.forEach(time -> {
      SigningKey key = add(key("at " + time, time));
      SigningKey leaving = leaving(key, time);
      keys().update(leaving);

      assertThat(keys().all()).contains(leaving).doesNotContain(key);
    });
  }

  @Test
  default void an_update_keeps_when_a_key_leaves() {
    SigningKey key = add(key("a", NOW));
    SigningKey other = add(key("b", NOW.plusSeconds(1)));

    keys().update(leaving(key, NOW.plusSeconds(2)));

    assertThat(keys().all()).containsExactly(leaving(key, NOW.plusSeconds(2)), other);
  }

  @Test
  default void a_removed_key_is_forgotten() {
    SigningKey key = add(key("a", NOW));
    SigningKey other = add(key("b", NOW.plusSeconds(1)));

    keys().remove(key.kid());

    assertThat(keys().all()).containsExactly(other);
  }

  @Test
  default void a_key_that_is_not_there_is_not_changed() {
    assertThatIllegalStateException().isThrownBy(() -> keys().update(key("a", NOW)));
  }

  @Test
  default void of_16_who_make_the_first_key_at_once_one_does() {
    List<Boolean> made =
        Race.of(
            16,
            i ->
                transactions()
                    .inTransaction(() -> {
                      boolean none = keys().lockAll().isEmpty();
                      if (none) {
                        keys().add(key("made by " + i, NOW));
                      }
                      return none;
                    }));

    assertThat(made).containsOnlyOnce(true);
    assertThat(keys().all()).hasSize(1);
  }

  @Test
  default void of_16_who_rotate_at_once_each_sees_what_the_one_before_did() {
    add(key("0", NOW));

    Race.of(
        16,
        _ ->
            transactions()
                .inTransaction(() -> {
                  int count = keys().lockAll().size();
                  keys().add(key(Integer.toString(count), NOW.plusSeconds(count)));
                  return count;
                }));

    assertThat(keys().all()).hasSize(17);
  }

  @Test
  default void there_is_no_lock_outside_a_transaction() {
    assertThatIllegalStateException().isThrownBy(() -> keys().lockAll());
  }

  private SigningKey add(SigningKey key) {
    keys().add(key);
    return key;
  }

  private static SigningKey leaving(SigningKey key, Instant at) {
    return new SigningKey(
        key.kid(), key.privateJwk(), key.createdAt(), key.signsFrom(), Optional.of(at));
  }

  private static SigningKey key(String kid, Instant time) {
    return new SigningKey(kid, Samples.secret("{\"kty\":\"EC\"}"), time, time, Optional.empty());
  }
}
