package io.countersign.passkey;

import static io.countersign.domain.factor.FactorKind.KNOWLEDGE;
import static io.countersign.domain.factor.FactorKind.POSSESSION;
import static io.countersign.passkey.SoftKey.BE;
import static io.countersign.passkey.SoftKey.BS;
import static io.countersign.passkey.SoftKey.UP;
import static io.countersign.passkey.SoftKey.UV;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.Evidence;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Profile;
import io.countersign.domain.factor.Verification.Verified;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a passkey proved, and what is known of it. */
class EvidenceTest {

  private final SoftKey key = SoftKey.fresh();

  @Test
  void a_touch_proves_possession() {
    Ceremony user = Ceremony.of(key.flags(UP));

    assertThat(user.signedIn(key).evidence())
        .contains(new Evidence(Set.of(POSSESSION), Set.of("swk", "user")));
  }

  @Test
  void a_verified_user_proves_two_kinds() {
    Evidence both = new Evidence(Set.of(POSSESSION, KNOWLEDGE), Set.of("swk", "user", "uv"));
    Ceremony user = Ceremony.withDefaults();

    assertThat(user.registered(key).evidence()).contains(both);
    assertThat(user.signedIn(key).evidence()).contains(both);
  }

  @Test
  void a_user_who_is_not_verified_this_time_proves_possession_only() {
    Ceremony user = Ceremony.of(key);

    assertThat(user.signedIn(key.flags(UP)).evidence())
        .contains(new Evidence(Set.of(POSSESSION), Set.of("swk", "user")));
  }

  /** Section 7.2 step 24: whoever finds a key without a PIN sets one. */
  @Test
  void a_pin_that_was_set_after_the_registration_proves_nothing_more() {
    Ceremony user = Ceremony.of(key.flags(UP));

    for (int i = 0; i < 2; i++) {
      assertThat(user.signedIn(key.flags(UP | UV)).evidence())
          .contains(new Evidence(Set.of(POSSESSION), Set.of("swk", "user")));
    }
  }

  @Test
  void the_profile_tells_where_the_passkey_is_and_what_it_can() {
    Profile profile =
        Ceremony.withDefaults()
            .registered(
                SoftKey.fresh()
                    .platform()
                    .flags(UP | UV | BE)
                    .model("fbfc3007-154e-4ecc-8c0b-6e020557d7bd"))
            .profile()
            .orElseThrow();

    assertThat(profile.variants()).containsExactly(new FactorType("webauthn-platform"));
    assertThat(profile.facts())
        .isEqualTo(
            Map.of(
                "attachment", "platform",
                "transports", "internal",
                "aaguid", "fbfc3007-154e-4ecc-8c0b-6e020557d7bd",
                "name", "iCloud Keychain",
                "backup-eligible", "true",
                "backed-up", "false",
                "user-verification", "true",
                "attested", "false"));
  }

  @Test
  void a_model_that_is_not_known_has_its_number_only_and_an_icon_if_the_operator_has_them() {
    Profile profile =
        Ceremony.with(Map.of("icon", "https://static.acme.example/{aaguid}.svg"))
            .registered(key.model("00000000-0000-4000-8000-000000000001"))
            .profile()
            .orElseThrow();

    assertThat(profile.facts())
        .containsEntry("aaguid", "00000000-0000-4000-8000-000000000001")
        .containsEntry(
            "icon", "https://static.acme.example/00000000-0000-4000-8000-000000000001.svg")
        .doesNotContainKey("name");
    assertThat(profile.variants()).containsExactly(new FactorType("webauthn-roaming"));
  }

  @Test
  void an_authenticator_that_does_not_say_its_model_has_none() {
    assertThat(Ceremony.withDefaults().registered(key).profile().orElseThrow().facts())
        .doesNotContainKeys("aaguid", "name", "icon");
  }

  @Test
  void what_reaches_it_tells_where_it_is_if_nothing_else_does() {
    assertThat(variants("", List.of("internal")))
        .containsExactly(new FactorType("webauthn-platform"));
    assertThat(variants("unheard-of", List.of("hybrid", "internal")))
        .containsExactly(new FactorType("webauthn-roaming"));
    assertThat(variants("", List.of())).isEmpty();
  }

  private static Set<FactorType> variants(String attachment, List<String> transports) {
    return Ceremony.withDefaults()
        .registered(SoftKey.fresh().reached(attachment, transports))
        .profile()
        .orElseThrow()
        .variants();
  }

  @Test
  void the_profile_follows_the_backup_state() {
    SoftKey synced = SoftKey.fresh().flags(UP | UV | BE);
    Ceremony user = Ceremony.of(synced);

    Verified now = user.signedIn(synced.flags(UP | UV | BE | BS));
    assertThat(now.profile().orElseThrow().facts()).containsEntry("backed-up", "true");
    assertThat(user.signedIn(synced).profile()).isEmpty();
    assertThat(user.signedIn(synced.flags(UP | UV | BE)).profile().orElseThrow().facts())
        .containsEntry("backed-up", "false");
  }
}
