package io.countersign.crypto.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.config.TinkConfig2026;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeySetJsonTest {

  private static final Configuration TINK = TinkConfig2026.get();
  private static final byte[] PLAIN = {1, 2, 3};
  private static final byte[] PLACE = {4, 5};

  private final SecureRandom random = new SecureRandom();
  private final KeySet keySet = manyKeys();

  @Test
  void what_was_written_is_read_again() {
    assertThat(parse(KeySetJson.write(keySet))).isEqualTo(keySet);
  }

  @Test
  void tink_reads_the_key_set_as_we_do() throws Exception {
    Map<String, Object> json = JSONObjectUtils.parse(KeySetJson.write(keySet));
    KeysetHandle handle =
        TinkJsonProtoKeysetFormat.parseKeyset(
            JSONObjectUtils.toJSONString(JSONObjectUtils.getJSONObject(json, "aead")),
            TINK,
            InsecureSecretKeyAccess.get());
    Aead tink = handle.getPrimitive(TINK, Aead.class);

    assertThat(handle.getPrimary().getId()).isEqualTo(keySet.primaryKeyId());
    assertThat(handle.size()).isEqualTo(keySet.keys().size());
    assertThat(tink.decrypt(ours().encrypt(PLAIN, PLACE), PLACE)).isEqualTo(PLAIN);
    assertThat(ours().decrypt(tink.encrypt(PLAIN, PLACE), PLACE)).isEqualTo(PLAIN);
  }

  @Test
  void a_key_set_that_tink_wrote_is_read() throws Exception {
    KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
    String tinks =
        TinkJsonProtoKeysetFormat.serializeKeyset(handle, TINK, InsecureSecretKeyAccess.get());
    KeySet read = parse(withAead(tinks));
    Aead tink = handle.getPrimitive(TINK, Aead.class);

    assertThat(OpenKeySet.of("", read).primary().decrypt(tink.encrypt(PLAIN, PLACE), PLACE))
        .isEqualTo(PLAIN);
  }

  @Test
  void a_key_of_another_kind_is_refused() throws Exception {
    for (Parameters other :
        List.of(PredefinedAeadParameters.AES128_GCM, PredefinedAeadParameters.CHACHA20_POLY1305)) {
      String tinks =
          TinkJsonProtoKeysetFormat.serializeKeyset(
              KeysetHandle.generateNew(other, TINK), TINK, InsecureSecretKeyAccess.get());
      assertUnusable(withAead(tinks), "is damaged: a key is not an enabled AES256-GCM key of Tink");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "[]", "{}", "{\"version\":1}", "{\"version\":\"1\"}"})
  void anything_else_is_refused(String text) {
    assertUnusable(text, "is incomplete or not a key set at all");
  }

  @Test
  void every_part_of_a_file_is_refused_and_no_message_shows_a_key() {
    String whole = KeySetJson.write(keySet);
    for (int length = 0; length < whole.length() - 2; length++) {
      assertUnusable(whole.substring(0, length), "is ");
    }
  }

  @Test
  void a_later_version_is_refused() {
    assertUnusable(
        KeySetJson.write(keySet).replace("\"version\":1", "\"version\":2"),
        "has version 2, and only 1 is known here");
  }

  @Test
  void a_primary_key_that_is_not_there_is_refused() {
    String primary = "\"primaryKeyId\":" + Integer.toUnsignedLong(keySet.primaryKeyId());

    assertUnusable(
        KeySetJson.write(keySet).replace(primary, "\"primaryKeyId\":7"),
        "is damaged: the primary key is not among the keys");
    assertUnusable(
        KeySetJson.write(keySet).replace(primary, "\"primaryKeyId\":0"),
        "is damaged: a key id is out of range");
    assertUnusable(
        KeySetJson.write(keySet).replace(primary, "\"primaryKeyId\":4294967296"),
        "is damaged: a key id is out of range");
  }

  /** Half of all key ids do not fit into a positive int. */
  private KeySet manyKeys() {
    KeySet many = KeySet.generate(random);
    for (int i = 0; i < 20; i++) {
      many = many.rotated(random);
    }
    return many;
  }

  private Aead ours() {
    return OpenKeySet.of("", keySet).primary();
  }

  private String withAead(String tinks) throws ParseException {
    Map<String, Object> json = JSONObjectUtils.parse(KeySetJson.write(keySet));
    json.put("aead", JSONObjectUtils.parse(tinks));
    return JSONObjectUtils.toJSONString(json);
  }

  private static KeySet parse(String text) {
    return KeySetJson.parse(text, "The file");
  }

  private void assertUnusable(String text, String reason) {
    assertThatExceptionOfType(KeySetUnusable.class)
        .isThrownBy(() -> parse(text))
        .withMessageStartingWith("The file ")
        .withMessageContaining(reason)
        .withNoCause()
        .satisfies(e -> assertThat(e).message().hasSizeLessThan(90));
  }
}
