package io.countersign.passkey;

import static io.countersign.passkey.Ceremony.NOON;
import static io.countersign.passkey.Ceremony.assertRejected;
import static io.countersign.passkey.Ceremony.options;
import static io.countersign.passkey.SoftKey.AT;
import static io.countersign.passkey.SoftKey.BE;
import static io.countersign.passkey.SoftKey.BS;
import static io.countersign.passkey.SoftKey.ED;
import static io.countersign.passkey.SoftKey.UP;
import static io.countersign.passkey.SoftKey.UV;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifying an assertion, by the steps of WebAuthn Level 3 section 7.2. */
class Level3Section72Test {

  private final SoftKey key = SoftKey.fresh();
  private final Ceremony user = Ceremony.of(key);

  @Test
  void a_right_response_signs_the_user_in_again_and_again() {
    for (int i = 0; i < 3; i++) {
      assertThat(user.signIn(key)).isInstanceOf(Verified.class);
    }
  }

  @Test
  void step_5_only_a_passkey_that_was_offered_answers() {
    SoftKey second = SoftKey.fresh();
    Ceremony otherPasskey = user.another();
    otherPasskey.registered(second);
    ChallengeStart onlyTheFirst = user.challenge();

    assertRejected(
        otherPasskey.verify(onlyTheFirst, second.get(options(onlyTheFirst.shown())), NOON),
        "credential-not-allowed");
  }

  @Test
  void step_5_any_passkey_that_was_offered_answers() {
    SoftKey second = SoftKey.fresh();
    Ceremony otherPasskey = user.another();
    otherPasskey.registered(second);
    ChallengeStart both = user.challenge(otherPasskey.kept());
    Map<String, Object> response = second.get(options(both.shown()));

    assertThat(user.answering(response).orElseThrow().reveal()).isEqualTo(second.id());
    assertThat(otherPasskey.verify(both, response, NOON)).isInstanceOf(Verified.class);
  }

  @Test
  void step_6_another_users_passkey_is_refused() {
    SoftKey others = SoftKey.fresh();
    user.another().registered(others);

    assertRejected(user.signIn(others), "wrong-credential");
  }

  @Test
  void step_6_the_user_handle_is_that_of_the_user_if_it_is_there() {
    ChallengeStart challenge = user.challenge();
    Map<String, Object> response = key.get(options(challenge.shown()));

    assertRejected(
        user.verify(challenge, handled(response, user.another().handle().reveal()), NOON),
        "wrong-user-handle");
    assertThat(user.verify(challenge, handled(response, user.handle().reveal()), NOON))
        .isInstanceOf(Verified.class);
  }

  private static Map<String, Object> handled(Map<String, Object> response, byte[] handle) {
    return Changed.inner(response, "userHandle", Base64Url.encode(handle));
  }

  @Test
  void step_9_client_data_is_json() {
    assertRejected(user.signIn(key.clientData(_ -> "{")), "malformed-client-data");
  }

  @Test
  void step_10_the_type_is_get() {
    key.clientData(data -> data.replace("webauthn.get", "webauthn.create"));

    assertRejected(user.signIn(key), "wrong-type");
  }

  @Test
  void step_11_a_response_to_one_challenge_answers_no_other() {
    ChallengeStart first = user.challenge();
    Map<String, Object> response = key.get(options(first.shown()));

    assertThat(user.verify(first, response, NOON)).isInstanceOf(Verified.class);
    assertRejected(user.verify(user.challenge(), response, NOON), "wrong-challenge");
  }

  @Test
  void step_11_a_challenge_expires() {
    ChallengeStart challenge = user.challenge();
    Map<String, Object> response = key.get(options(challenge.shown()));

    assertRejected(
        user.verify(challenge, response, NOON.plus(Duration.ofSeconds(331))), "challenge-expired");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost:8080",
        "http://localhost.evil.example",
        "http://localhost:8080.evil.example",
        "http://evil-localhost",
        "http://localhost@evil.example",
        "http://localhost:8080/",
        "http://LOCALHOST",
        "http://127.0.0.1:8080",
        "null",
        ""
      })
  void step_12_origins_are_compared_as_a_whole(String origin) {
    assertRejected(user.signIn(key.at(origin)), "wrong-origin");
  }

  @Test
  void steps_13_and_14_a_page_in_a_frame_of_another_one_is_refused() {
    key.clientData(data ->
        data.replace("false", "true").replace("}", ",\"topOrigin\":\"https://evil.example\"}"));

    assertRejected(user.signIn(key), "cross-origin");
  }

  @Test
  void steps_13_and_14_a_top_origin_counts_also_if_it_is_not_said_to_be_another_one() {
    key.clientData(data -> data.replace("}", ",\"topOrigin\":\"https://evil.example\"}"));

    assertRejected(user.signIn(key), "cross-origin");
  }

  @Test
  void step_15_the_hash_is_that_of_our_rp_id() {
    assertRejected(user.signIn(key.rpId("evil.example")), "wrong-rp-id");
  }

  @Test
  void step_16_the_user_was_present() {
    assertRejected(user.signIn(key.flags(UV)), "user-not-present");
  }

  @Test
  void step_17_the_user_was_verified_where_that_is_required() {
    Ceremony strict = user.after(Map.of("userVerification", "required"));

    assertRejected(strict.signIn(key.flags(UP)), "user-not-verified");
    assertThat(strict.signIn(key.flags(UP | UV))).isInstanceOf(Verified.class);
  }

  @Test
  void step_18_what_cannot_be_backed_up_is_not_backed_up() {
    assertRejected(user.signIn(key.flags(UP | UV | BS)), "backed-up-without-eligibility");
  }

  @Test
  void step_19_what_could_not_be_backed_up_never_can() {
    assertRejected(user.signIn(key.flags(UP | UV | BE)), "backup-eligibility-changed");
  }

  @Test
  void step_19_what_could_be_backed_up_always_can() {
    SoftKey synced = SoftKey.fresh().flags(UP | UV | BE);
    Ceremony syncing = Ceremony.of(synced);

    assertRejected(syncing.signIn(synced.flags(UP | UV)), "backup-eligibility-changed");
  }

  @Test
  void step_21_the_signature_is_that_of_the_key() {
    key.signature(bytes -> {
      bytes[bytes.length - 1] ^= 1;
      return bytes;
    });

    assertRejected(user.signIn(key), "wrong-signature");
  }

  @Test
  void step_21_another_key_with_the_same_id_is_refused() {
    assertRejected(user.signIn(key.withTheSameId().counter(9)), "wrong-signature");
  }

  @Test
  void step_21_what_was_signed_is_what_is_looked_at() {
    ChallengeStart challenge = user.challenge();
    Map<String, Object> response = key.get(options(challenge.shown()));
    byte[] data = Changed.bytes(response, "authenticatorData");
    data[36]++;
    Map<String, Object> changed =
        Changed.inner(response, "authenticatorData", Base64Url.encode(data));

    assertRejected(user.verify(challenge, changed, NOON), "wrong-signature");
  }

  @Test
  void step_22_a_counter_that_goes_back_is_the_sign_of_a_copy() {
    user.signedIn(key.counter(10));

    assertRejected(user.signIn(key.counter(5)), "counter-went-back");
    assertRejected(user.signIn(key.counter(10)), "counter-went-back");
    assertThat(user.signIn(key.counter(11))).isInstanceOf(Verified.class);
  }

  @Test
  void step_22_a_counter_that_is_there_does_not_go_away() {
    assertRejected(user.signIn(key.counter(0)), "counter-went-back");
  }

  @Test
  void step_22_a_counter_has_32_bits_without_a_sign() {
    user.signedIn(key.counter(0xffff_fffdL));

    assertThat(user.signIn(key.counter(0xffff_fffeL))).isInstanceOf(Verified.class);
    assertRejected(user.signIn(key.counter(7)), "counter-went-back");
  }

  @Test
  void step_22_an_authenticator_may_not_count() {
    SoftKey uncounted = SoftKey.fresh().counter(0);
    Ceremony synced = Ceremony.of(uncounted);

    assertThat(synced.signIn(uncounted)).isInstanceOf(Verified.class);
    assertThat(synced.signIn(uncounted)).isInstanceOf(Verified.class);
  }

  @Test
  void step_22_the_operator_may_look_away_and_the_highest_counter_is_kept() {
    user.signedIn(key.counter(10));
    Ceremony lenient = user.after(Map.of("signatureCounter", "ignore"));

    assertThat(lenient.signIn(key.counter(5))).isInstanceOf(Verified.class);
    assertThat(lenient.passkey().counter()).isEqualTo(11);
  }

  @Test
  void step_23_extensions_that_nobody_asked_for_are_left_aside() {
    key.authenticatorData(bytes -> {
      byte[] extension = CborBytes.of(Map.of("unheard-of", 1));
      byte[] extended = Arrays.copyOf(bytes, bytes.length + extension.length);
      extended[32] |= (byte) ED;
      System.arraycopy(extension, 0, extended, bytes.length, extension.length);
      return extended;
    });

    assertThat(user.signIn(key)).isInstanceOf(Verified.class);
  }

  @Test
  void nothing_follows_the_authenticator_data() {
    key.authenticatorData(bytes -> Arrays.copyOf(bytes, bytes.length + 1));

    assertRejected(user.signIn(key), "trailing-bytes");
  }

  @Test
  void the_authenticator_data_is_all_there() {
    key.authenticatorData(bytes -> Arrays.copyOf(bytes, 36));

    assertRejected(user.signIn(key), "malformed-authenticator-data");
  }

  @Test
  void the_authenticator_data_has_no_key() {
    assertRejected(user.signIn(key.flags(UP | UV | AT)), "malformed-authenticator-data");
  }

  @Test
  void extensions_are_cbor() {
    key.authenticatorData(bytes -> {
      byte[] broken = Arrays.copyOf(bytes, bytes.length + 1);
      broken[32] |= (byte) ED;
      broken[bytes.length] = (byte) 0xa1;
      return broken;
    });

    assertRejected(user.signIn(key), "malformed-cbor");
  }
}
