package io.countersign.passkey;

import static io.countersign.passkey.Ceremony.NOON;
import static io.countersign.passkey.Ceremony.assertRejected;
import static io.countersign.passkey.Ceremony.options;
import static io.countersign.passkey.SoftKey.BE;
import static io.countersign.passkey.SoftKey.BS;
import static io.countersign.passkey.SoftKey.UP;
import static io.countersign.passkey.SoftKey.UV;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registering a new credential, by the steps of WebAuthn Level 3 section 7.1. */
class Level3Section71Test {

  private final Ceremony user = Ceremony.withDefaults();
  private final SoftKey key = SoftKey.fresh();

  @ParameterizedTest
  @EnumSource
  void a_right_response_registers_a_passkey(Algorithm algorithm) {
    SoftKey fresh = SoftKey.of(algorithm);

    assertThat(user.registered(fresh).identity().orElseThrow().reveal()).isEqualTo(fresh.id());
    assertThat(user.signIn(fresh)).isInstanceOf(Verified.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"type\":\"webauthn.create\"",
        "{\"type\":\"webauthn.create\",\"type\":\"webauthn.get\",\"challenge\":\"\",\"origin\":\"\"}",
        "{\"type\":1,\"challenge\":\"\",\"origin\":\"\"}",
        "{\"type\":\"webauthn.create\",\"challenge\":\"\",\"origin\":\"\",\"crossOrigin\":\"no\"}",
        "{\"type\":\"webauthn.create\",\"challenge\":\"\",\"origin\":\"\",\"topOrigin\":1}"
      })
  void step_6_client_data_is_one_json_object_of_the_standards_form(String clientData) {
    key.clientData(_ -> clientData.isEmpty() ? " " : clientData);

    assertRejected(user.register(key), "malformed-client-data");
  }

  @Test
  void step_6_nothing_follows_the_client_data() {
    assertRejected(user.register(key.clientData(data -> data + "{}")), "malformed-client-data");
  }

  /** "This makes it possible to add members": they are signed like the others, and left aside. */
  @Test
  void step_6_client_data_may_have_members_that_the_standard_adds() {
    key.clientData(data -> data.replace("}", ",\"other_keys_can_be_added_here\":\"GREASE\"}"));

    assertThat(user.register(key)).isInstanceOf(Verified.class);
  }

  @Test
  void step_7_the_type_is_create() {
    key.clientData(data -> data.replace("webauthn.create", "webauthn.get"));

    assertRejected(user.register(key), "wrong-type");
  }

  @Test
  void step_8_the_challenge_is_the_one_of_this_enrollment() {
    EnrollmentStart other = user.begin();
    EnrollmentStart start = user.begin();

    assertRejected(
        user.confirm(start, key.create(options(other.shown())), NOON), "wrong-challenge");
  }

  @Test
  void step_8_the_challenge_of_another_user_is_not_taken() {
    EnrollmentStart others = user.another().begin();

    assertRejected(
        user.confirm(user.begin(), key.create(options(others.shown())), NOON), "wrong-challenge");
  }

  @Test
  void step_8_a_challenge_expires() {
    EnrollmentStart start = user.begin();
    Map<String, Object> response = key.create(options(start.shown()));

    assertRejected(
        user.confirm(start, response, NOON.plus(Duration.ofSeconds(331))), "challenge-expired");
    assertThat(user.confirm(start, response, NOON.plus(Duration.ofSeconds(330))))
        .isInstanceOf(Verified.class);
  }

  @Test
  void step_9_the_origin_is_expected() {
    assertRejected(user.register(key.at("https://evil.example")), "wrong-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://top.example", "https://acme.example"})
  void steps_10_and_11_a_page_in_a_frame_of_another_one_is_refused(String top) {
    key.clientData(
        data -> data.replace("false", "true").replace("}", ",\"topOrigin\":\"" + top + "\"}"));

    assertRejected(user.register(key), "cross-origin");
  }

  @Test
  void steps_10_and_11_so_is_one_that_does_not_say_what_surrounds_it() {
    key.clientData(data -> data.replace("false", "true"));

    assertRejected(user.register(key), "cross-origin");
  }

  @Test
  void step_13_the_attestation_object_is_cbor() {
    assertRejected(user.register(key.attestationObject(_ -> new byte[] {1})), "malformed-cbor");
  }

  @Test
  void step_13_it_is_all_there() {
    key.attestationObject(bytes -> Arrays.copyOf(bytes, bytes.length - 1));

    assertRejected(user.register(key), "malformed-cbor");
  }

  @Test
  void step_13_nothing_follows_it() {
    key.attestationObject(bytes -> Arrays.copyOf(bytes, bytes.length + 1));

    assertRejected(user.register(key), "trailing-bytes");
  }

  @Test
  void step_13_nothing_follows_the_authenticator_data() {
    key.authenticatorData(bytes -> Arrays.copyOf(bytes, bytes.length + 1));

    assertRejected(user.register(key), "trailing-bytes");
  }

  @Test
  void step_13_the_authenticator_data_has_a_key() {
    key.authenticatorData(bytes -> {
      byte[] cut = Arrays.copyOf(bytes, 37);
      cut[32] = (byte) (cut[32] & ~SoftKey.AT);
      return cut;
    });

    assertRejected(user.register(key), "malformed-authenticator-data");
  }

  @Test
  void step_14_the_hash_is_that_of_our_rp_id() {
    assertRejected(user.register(key.rpId("evil.example")), "wrong-rp-id");
  }

  @Test
  void step_15_the_user_was_present() {
    assertRejected(user.register(key.flags(UV)), "user-not-present");
  }

  @Test
  void step_16_the_user_was_verified_where_that_is_required() {
    Ceremony strict = Ceremony.with(Map.of("userVerification", "required"));

    assertRejected(strict.register(key.flags(UP)), "user-not-verified");
    assertThat(strict.register(key.flags(UP | UV))).isInstanceOf(Verified.class);
  }

  @Test
  void step_17_what_cannot_be_backed_up_is_not_backed_up() {
    assertRejected(user.register(key.flags(UP | UV | BS)), "backed-up-without-eligibility");
    assertThat(user.register(key.flags(UP | UV | BE | BS))).isInstanceOf(Verified.class);
  }

  @Test
  void step_20_the_algorithm_was_offered() {
    Ceremony narrow = Ceremony.with(Map.of("algorithms", "ES256"));

    assertRejected(narrow.register(SoftKey.of(Algorithm.RS256)), "algorithm-not-offered");
  }

  /** The host looks for others that have it: {@code Verified.identity}. */
  @Test
  void step_25_the_credential_id_is_what_no_other_user_may_have() {
    assertThat(user.registered(key).identity().orElseThrow())
        .isEqualTo(user.passkey().id())
        .isEqualTo(user.answering(key.get(options(user.challenge().shown()))).orElseThrow());
  }

  @Test
  void step_25_the_id_that_is_signed_is_the_one_that_is_claimed() {
    EnrollmentStart start = user.begin();
    String other = Base64Url.encode(SoftKey.fresh().id());
    Map<String, Object> response =
        Changed.field(
            Changed.field(key.create(options(start.shown())), "id", other), "rawId", other);

    assertRejected(user.confirm(start, response, NOON), "wrong-credential");
  }
}
