package io.countersign.totp;

import static io.countersign.totp.App.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.SecretBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTest {

  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private final Factor factor = new TotpProvider().create(FactorConfig.defaults());

  private Map<String, Object> shown(Map<String, Object> options) {
    return App.begin(factor, options).shown().fields();
  }

  private SecretBytes identity(String secret) {
    return App.begin(factor, Map.of("secret", secret)).identity().orElseThrow();
  }

  @Test
  void an_existing_secret_is_taken_over_with_its_parameters() {
    assertThat(shown(Map.of("secret", SECRET, "algorithm", "SHA512", "digits", 8L, "period", 60L)))
        .containsEntry("secret", SECRET)
        .containsEntry("algorithm", "SHA512")
        .containsEntry("digits", 8)
        .containsEntry("period", 60)
        .containsOnlyKeys("secret", "uri", "qrSvg", "algorithm", "digits", "period");
  }

  @Test
  void what_is_not_said_is_as_the_operator_set_it() {
    Factor other =
        new TotpProvider()
            .create(FactorConfig.of(Map.of("algorithm", "SHA256", "digits", "7", "period", "20")));

    assertThat(App.begin(other, Map.of("secret", SECRET)).shown().fields())
        .containsEntry("algorithm", "SHA256")
        .containsEntry("digits", 7)
        .containsEntry("period", 20);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 20, 32, 64})
  void secrets_of_128_to_512_bits_are_taken(int bytes) {
    String secret = Base32.encode(new byte[bytes]);
    assertThat(shown(Map.of("secret", secret))).containsEntry("secret", secret);
  }

  @Test
  void a_secret_is_shown_in_its_plain_form_however_it_came() {
    String padded = Base32.encode(new byte[16]).toLowerCase(Locale.ROOT) + "======";
    assertThat(shown(Map.of("secret", padded)))
        .containsEntry("secret", Base32.encode(new byte[16]));
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("secret", Base32.encode(new byte[15])),
        Arguments.of("secret", Base32.encode(new byte[65])),
        Arguments.of("secret", "A".repeat(257)),
        Arguments.of("secret", ""),
        Arguments.of("secret", "not base 32!"),
        Arguments.of("secret", 5L),
        Arguments.of("algorithm", "MD5"),
        Arguments.of("algorithm", "sha1"),
        Arguments.of("algorithm", "SHA-1"),
        Arguments.of("algorithm", 1L),
        Arguments.of("digits", 5L),
        Arguments.of("digits", 9L),
        Arguments.of("digits", "6"),
        Arguments.of("period", 14L),
        Arguments.of("period", 121L),
        Arguments.of("period", 4_294_967_326L),
        Arguments.of("window", 1L));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void an_option_out_of_its_range_is_refused_by_name_and_without_its_value(
      String name, Object value) {
    assertThatThrownBy(() -> shown(Map.of(name, value)))
        .isInstanceOfSatisfying(
            MalformedField.class,
            e -> {
              assertThat(e.field()).isEqualTo(name);
              if (name.equals("secret") && !value.equals("")) {
                assertThat(e.getMessage()).doesNotContain(value.toString());
              }
            });
  }

  @Test
  void the_same_secret_has_the_same_identity_however_it_is_written() {
    assertThat(identity(SECRET.toLowerCase(Locale.ROOT) + "==")).isEqualTo(identity(SECRET));
    assertThat(identity("A" + SECRET.substring(1))).isNotEqualTo(identity(SECRET));
  }

  @Test
  void secrets_that_make_the_same_codes_have_the_same_identity() {
    byte[] plain = Base32.decode(SECRET).orElseThrow();
    byte[] longer = Arrays.copyOf(plain, plain.length + 3);
    EnrollmentStart start = App.begin(factor, Map.of("secret", Base32.encode(longer)));

    assertThat(App.importing(longer, Algorithm.SHA1, 6, 30).codeAt(NOON))
        .isEqualTo(App.importing(plain, Algorithm.SHA1, 6, 30).codeAt(NOON));
    assertThat(start.identity()).contains(identity(SECRET));
  }

  @Test
  void new_secrets_have_160_bits_under_every_algorithm() {
    assertThat(List.of("SHA1", "SHA256", "SHA512"))
        .allSatisfy(algorithm ->
            assertThat(shown(Map.of("algorithm", algorithm)).get("secret")).asString().hasSize(32));
  }
}
