package io.countersign.application.assertion;

import static io.countersign.application.assertion.SigningNode.LIFETIME;
import static io.countersign.application.assertion.SigningNode.OVERLAP;
import static io.countersign.application.assertion.SigningNode.ROTATE_AFTER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.domain.authentication.Assurance;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Assertions} does, and that keys come and go in time. */
public interface AssertionsContract {

  String ISSUER = "https://mfa.example.com";

  /** How long a node may go on with the keys that it has read. */
  Duration STALENESS = Duration.ofSeconds(5);

  Duration MOMENT = Duration.ofMillis(1);

  /** A new node of the issuer {@link #ISSUER}, with its own memory of keys. */
  Assertions assertions(SigningKeys keys, InstantSource clock);

  @Test
  default void an_assertion_is_signed_with_the_key_it_names() {
    SigningNodes nodes = started();

    String jwt = nodes.here.sign(claims());

    assertThat(nodes.here.client().kids()).containsExactly(AssertionVerifier.kid(jwt));
    assertThat(nodes.here.client().verifies(jwt)).isTrue();
    assertThat(AssertionVerifier.header(jwt))
        .contains("\"alg\":\"ES256\"")
        .contains("\"typ\":\"JWT\"");
  }

  @Test
  default void an_assertion_says_who_proved_what_to_whom_and_when() {
    SigningNodes nodes = started();
    AssertionClaims claims = claims();

    assertThat(nodes.here.client().claims(nodes.here.sign(claims)))
        .contains("\"iss\":\"" + ISSUER + "\"")
        .contains("\"sub\":\"alice\"")
        .contains("\"aud\":\"shop\"")
        .contains("\"iat\":1774751400")
        .contains("\"exp\":1774751700")
        .contains("\"jti\":\"" + claims.authentication() + "\"")
        .contains("\"txn\":\"" + claims.authentication() + "\"")
        .contains("\"tenant\":\"default\"")
        .contains("\"amr\":[\"mfa\",\"otp\",\"pwd\"]")
        .contains("\"acr\":\"urn:countersign:acr:2fa\"")
        .contains("\"auth_time\":1774751390");
  }

  @Test
  default void what_is_signed_beside_its_signature_is_told_from_anything_else() {
    SigningNodes nodes = started();
    byte[] content = "{\"more\":false}".getBytes(StandardCharsets.UTF_8);

    String jws = nodes.here.assertions.signDetached("moon+jws", content);

    assertThat(nodes.here.client().verifies(jws, content)).isTrue();
    assertThat(nodes.here.client().verifies(jws, "{}".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(AssertionVerifier.header(jws))
        .contains("\"alg\":\"ES256\"")
        .contains("\"typ\":\"moon+jws\"");
  }

  @Test
  default void what_is_signed_whole_is_verified_when_its_key_has_left() {
    SigningNodes nodes = started();
    byte[] content = "{\"position\":7}".getBytes(StandardCharsets.UTF_8);
    Signed signed = nodes.here.assertions.signWhole("moon+jws", content);
    Signed other = started().here.assertions.signWhole("moon+jws", content);
    assertThat(nodes.here.client().verifies(signed.jws())).isTrue();
    assertThat(signed.key().jwk()).doesNotContain("\"d\"");
    nodes.keys.remove(signed.key().kid());

    List<VerificationKey> keys = List.of(other.key(), signed.key());
    assertThat(opened("moon+jws", signed.jws(), keys)).contains("{\"position\":7}");

    assertThat(opened("sun+jws", signed.jws(), keys)).isEmpty();
    assertThat(opened("moon+jws", signed.jws(), List.of(other.key()))).isEmpty();
    VerificationKey swapped = new VerificationKey(signed.key().kid(), other.key().jwk());
    assertThat(opened("moon+jws", signed.jws(), List.of(swapped))).isEmpty();
    assertThat(opened("moon+jws", signed.jws(), List.of())).isEmpty();
    for (String none : List.of("", ".", "..", "a.b.c", "é.é.é", signed.jws() + ".")) {
      assertThat(opened("moon+jws", none, keys)).as(none).isEmpty();
    }
    String[] parts = signed.jws().split("\\.", -1);
    String altered = Base64.getUrlEncoder().withoutPadding().encodeToString("{}".getBytes(UTF_8));
    assertThat(opened("moon+jws", parts[0] + "." + altered + "." + parts[2], keys)).isEmpty();
    String header = AssertionVerifier.header(signed.jws()).replace("ES256", "none");
    String none = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));
    assertThat(opened("moon+jws", none + "." + parts[1] + ".", keys)).isEmpty();
  }

  private Optional<String> opened(String type, String jws, List<VerificationKey> keys) {
    return started().here.assertions.open(type, jws, keys).map(bytes -> new String(bytes, UTF_8));
  }

  @Test
  default void without_any_proof_there_is_no_time_of_one() {
    SigningNodes nodes = started();
    Assurance none = new Assurance(List.of(), "urn:countersign:acr:0fa", Optional.empty());

    assertThat(nodes.here.client().claims(nodes.here.sign(claims(none))))
        .contains("\"amr\":[]")
        .contains("\"acr\":\"urn:countersign:acr:0fa\"")
        .doesNotContain("auth_time");
  }

  @Test
  default void a_change_of_any_character_is_noticed() {
    SigningNodes nodes = started();
    String jwt = nodes.here.sign(claims());
    AssertionVerifier client = nodes.here.client();
    int claims = jwt.indexOf('.') + 1;

    // the last character of 64 bytes carries four bits that say nothing
    for (int at = claims; at < jwt.length() - 1; at++) {
      if (jwt.charAt(at) != '.') {
        char other = jwt.charAt(at) == 'A' ? 'B' : 'A';
        String altered = jwt.substring(0, at) + other + jwt.substring(at + 1);
        assertThat(client.verifies(altered)).as("character %d", at).isFalse();
      }
    }
  }

  @Test
  default void the_same_key_set_verifies_nothing_of_another_installation() {
    String jwt = started().here.sign(claims());

    assertThat(started().here.client().verifies(jwt)).isFalse();
  }

  @Test
  default void no_private_part_leaves() {
    SigningNodes nodes = started();
    nodes.here.rotate();
    nodes.tick(STALENESS);

    assertThat(nodes.here.client().kids()).hasSize(2);
    assertThat(nodes.here.assertions.keySet()).doesNotContain("\"d\"").doesNotContain("oct");
    for (SigningKey key : nodes.keys.all()) {
      String secret =
          new Jwk(new String(key.privateJwk().reveal(), StandardCharsets.UTF_8)).member("d");
      assertThat(nodes.here.assertions.keySet()).doesNotContain(secret);
    }
  }

  @Test
  default void the_key_set_tells_what_its_keys_are_for() {
    SigningNodes nodes = started();

    assertThat(nodes.here.assertions.keySet())
        .startsWith("{\"keys\":[{")
        .contains("\"kty\":\"EC\"")
        .contains("\"crv\":\"P-256\"")
        .contains("\"use\":\"sig\"")
        .contains("\"alg\":\"ES256\"")
        .isEqualTo(nodes.there.assertions.keySet());
  }

  @Test
  default void without_a_key_nothing_is_signed() {
    SigningNodes nodes = new SigningNodes(this::assertions);

    assertThat(nodes.here.client().kids()).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> nodes.here.sign(claims()));
  }

  @Test
  default void the_very_first_key_signs_at_once() {
    SigningNodes nodes = new SigningNodes(this::assertions);
    assertThatIllegalStateException().isThrownBy(() -> nodes.here.sign(claims()));

    nodes.here.keep();

    assertThat(nodes.here.client().verifies(nodes.here.sign(claims()))).isTrue();
  }

  @Test
  default void of_nodes_that_start_at_once_one_makes_the_first_key() {
    SigningNodes nodes = new SigningNodes(this::assertions);

    List<String> jwts =
        Race.of(
            16,
            i -> {
              SigningNode node = i % 2 == 0 ? nodes.here : nodes.there;
              node.keep();
              return node.sign(claims());
            });

    assertThat(nodes.keys.all()).hasSize(1);
    assertThat(jwts).allMatch(nodes.here.client()::verifies);
    assertThat(jwts).allMatch(nodes.there.client()::verifies);
  }

  @Test
  default void a_new_key_is_announced_first_and_signs_later() {
    SigningNodes nodes = started();
    String first = AssertionVerifier.kid(nodes.here.sign(claims()));

    String second = nodes.here.rotate();
    nodes.tick(STALENESS);
    AssertionVerifier client = nodes.there.client();

    assertThat(client.kids()).containsExactlyInAnyOrder(first, second);
    assertThat(AssertionVerifier.kid(nodes.there.sign(claims()))).isEqualTo(first);
    nodes.tick(OVERLAP.minus(STALENESS).minus(MOMENT));
    assertThat(AssertionVerifier.kid(nodes.there.sign(claims()))).isEqualTo(first);
    nodes.tick(MOMENT);
    assertThat(AssertionVerifier.kid(nodes.there.sign(claims()))).isEqualTo(second);
    assertThat(AssertionVerifier.kid(nodes.here.sign(claims()))).isEqualTo(second);
    // who has cached the key set since the announcement never meets a key that it does not know
    assertThat(client.verifies(nodes.here.sign(claims()))).isTrue();
  }

  @Test
  default void an_old_key_stays_until_the_last_assertion_it_signed_has_expired() {
    SigningNodes nodes = started();
    String second = nodes.here.rotate();
    nodes.tick(OVERLAP.minus(MOMENT));
    String last = nodes.here.sign(claims());

    Duration needed = LIFETIME.plus(SigningKeyRules.CLOCK_SKEW);
    nodes.tick(needed);
    nodes.here.keep();
    assertThat(nodes.there.client().verifies(last)).isTrue();

    nodes.tick(MOMENT);
    nodes.here.keep();
    nodes.tick(STALENESS);
    assertThat(nodes.there.client().kids()).containsExactly(second);
    assertThat(nodes.keys.all()).extracting(SigningKey::kid).containsExactly(second);
    assertThat(nodes.there.client().verifies(nodes.there.sign(claims()))).isTrue();
  }

  @Test
  default void a_key_is_replaced_when_it_has_signed_for_long_enough() {
    SigningNodes nodes = started();
    nodes.tick(ROTATE_AFTER.minus(OVERLAP).minus(MOMENT));
    nodes.here.keep();
    assertThat(nodes.keys.all()).hasSize(1);

    nodes.tick(MOMENT);
    Race.of(
        16,
        i -> {
          (i % 2 == 0 ? nodes.here : nodes.there).keep();
          return i;
        });

    List<SigningKey> keys = nodes.keys.all();
    Instant takesOver = nodes.clock.instant().plus(OVERLAP);
    assertThat(keys).hasSize(2);
    assertThat(keys.getFirst().leavesAt())
        .contains(takesOver.plus(LIFETIME).plus(SigningKeyRules.CLOCK_SKEW));
    assertThat(keys.getLast().signsFrom()).isEqualTo(takesOver);
    assertThat(keys.getLast().leavesAt()).isEmpty();
  }

  @Test
  default void who_rotates_while_a_key_is_announced_gets_that_key() {
    SigningNodes nodes = started();

    assertThat(Set.copyOf(Race.of(8, _ -> nodes.here.rotate()))).hasSize(1);
    assertThat(nodes.keys.all()).hasSize(2);
  }

  @Test
  default void years_of_rotations_leave_no_gap_and_no_rubbish() {
    SigningNodes nodes = started();
    Set<String> signed = new HashSet<>();

    for (int day = 0; day < 400; day++) {
      nodes.tick(Duration.ofDays(1));
      nodes.here.keep();
      nodes.tick(STALENESS);
      String jwt = nodes.there.sign(claims());
      signed.add(AssertionVerifier.kid(jwt));
      assertThat(nodes.here.client().verifies(jwt)).isTrue();
      assertThat(nodes.keys.all()).hasSizeBetween(1, 2);
    }

    assertThat(signed).hasSize(5);
  }

  @Test
  default void a_clock_that_is_set_back_does_not_stop_the_signing() {
    SigningNodes nodes = started();

    nodes.tick(Duration.ofDays(-1));

    assertThat(nodes.here.client().verifies(nodes.here.sign(claims()))).isTrue();
  }

  @Test
  default void many_sign_at_once_while_keys_change() {
    SigningNodes nodes = started();

    List<List<String>> jwts =
        Race.of(
            64,
            i -> {
              if (i == 32) {
                nodes.here.rotate();
                nodes.tick(OVERLAP);
              }
              return IntStream.range(0, 10).mapToObj(_ -> nodes.there.sign(claims())).toList();
            });
    nodes.tick(STALENESS);

    AssertionVerifier client = nodes.here.client();
    List<String> all = jwts.stream().flatMap(List::stream).distinct().toList();
    assertThat(all).hasSize(64 * 10);
    assertThat(all.stream().filter(jwt -> !client.verifies(jwt))).isEmpty();
  }

  private SigningNodes started() {
    SigningNodes nodes = new SigningNodes(this::assertions);
    nodes.here.keep();
    return nodes;
  }

  private static AssertionClaims claims() {
    return claims(
        new Assurance(
            List.of("mfa", "otp", "pwd"),
            "urn:countersign:acr:2fa",
            Optional.of(Samples.NOW.minusSeconds(10))));
  }

  private static AssertionClaims claims(Assurance assurance) {
    return new AssertionClaims(
        new AuthenticationId(UUID.randomUUID()),
        TenantId.DEFAULT,
        Samples.ALICE,
        Samples.CLIENT,
        assurance,
        Samples.NOW,
        Samples.NOW.plus(LIFETIME));
  }
}
