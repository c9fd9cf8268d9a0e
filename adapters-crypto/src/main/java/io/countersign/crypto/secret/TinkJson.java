package io.countersign.crypto.secret;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.countersign.domain.factor.SecretBytes;
import java.nio.ByteBuffer;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tink's JSON form of a key set of AES256-GCM keys, which Tink's own tools read and write as well.
 * Done by hand because Tink does it by way of protobuf, whose loading costs every start 0.3 s and a
 * warning about sun.misc.Unsafe.
 */
final class TinkJson {

  private static final String TYPE = "type.googleapis.com/google.crypto.tink.AesGcmKey";
  private static final String MATERIAL = "SYMMETRIC";
  private static final String STATUS = "ENABLED";
  private static final String PREFIX = "TINK";

  /** In the message AesGcmKey: field 3 (the key), of 32 bytes; field 1 (the version) is 0. */
  private static final byte[] HEADER = {3 << 3 | 2, AeadKey.LENGTH};

  private TinkJson() {}

  static Map<String, Object> write(List<AeadKey> keys, int primaryKeyId) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("primaryKeyId", Integer.toUnsignedLong(primaryKeyId));
    json.put("key", keys.stream().map(TinkJson::write).toList());
    return json;
  }

  static int primaryKeyId(@Nullable Map<String, Object> json) throws ParseException {
    return id(JSONObjectUtils.getLong(required(json), "primaryKeyId"));
  }

  static List<AeadKey> keys(@Nullable Map<String, Object> json) throws ParseException {
    List<AeadKey> keys = new ArrayList<>();
    for (Map<String, Object> key :
        required(JSONObjectUtils.getJSONObjectArray(required(json), "key"))) {
      keys.add(key(key));
    }
    return keys;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static SecretBytes bytes(@Nullable String base64) throws ParseException {
    try {
      return SecretBytes.of(Base64.getDecoder().decode(required(base64)));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("a key is not in base64");
    }
  }

  private static Map<String, Object> write(AeadKey key) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("typeUrl", TYPE);
    data.put(
        "value",
        base64(
            ByteBuffer.allocate(HEADER.length + AeadKey.LENGTH)
                .put(HEADER)
                .put(key.bytes().reveal())
                .array()));
    data.put("keyMaterialType", MATERIAL);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("keyData", data);
    json.put("status", STATUS);
    json.put("keyId", Integer.toUnsignedLong(key.id()));
    json.put("outputPrefixType", PREFIX);
    return json;
  }

  private static AeadKey key(Map<String, Object> json) throws ParseException {
    Map<String, Object> data = required(JSONObjectUtils.getJSONObject(json, "keyData"));
    byte[] value = bytes(JSONObjectUtils.getString(data, "value")).reveal();
    if (!TYPE.equals(data.get("typeUrl"))
        || !STATUS.equals(json.get("status"))
        || !PREFIX.equals(json.get("outputPrefixType"))
        || value.length != HEADER.length + AeadKey.LENGTH
        || !Arrays.equals(value, 0, HEADER.length, HEADER, 0, HEADER.length)) {
      throw new IllegalArgumentException("a key is not an enabled AES256-GCM key of Tink");
    }
    return new AeadKey(
        id(JSONObjectUtils.getLong(json, "keyId")),
        SecretBytes.of(Arrays.copyOfRange(value, HEADER.length, value.length)));
  }

  private static int id(long unsigned) {
    if (unsigned <= 0 || unsigned >> Integer.SIZE != 0) {
      throw new IllegalArgumentException("a key id is out of range");
    }
    return (int) unsigned;
  }

  static <T> T required(@Nullable T value) throws ParseException {
    if (value == null) {
      throw new ParseException("something is missing", 0);
    }
    return value;
  }
}
