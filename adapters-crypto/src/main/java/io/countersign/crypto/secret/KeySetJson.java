package io.countersign.crypto.secret;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a key set looks like in its file: {@code {"version":1,"aead":…,"fingerprintKey":"…"}}, where
 * {@code aead} is a key set of Tink in Tink's JSON.
 */
final class KeySetJson {

  private static final long VERSION = 1;

  private KeySetJson() {}

  static String write(KeySet keySet) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("aead", TinkJson.write(keySet.keys(), keySet.primaryKeyId()));
    json.put("fingerprintKey", TinkJson.base64(keySet.fingerprintKey().reveal()));
    return JSONObjectUtils.toJSONString(json) + "\n";
  }

  /**
   * @param name what to call it in a sentence
   * @throws KeySetUnusable without a cause, for the message of one might hold part of a key
   */
  static KeySet parse(String text, String name) {
    try {
      Map<String, Object> json = TinkJson.required(JSONObjectUtils.parse(text));
      long version = JSONObjectUtils.getLong(json, "version");
      if (version != VERSION) {
        throw new KeySetUnusable(name + " has version " + version + ", and only 1 is known here.");
      }
      Map<String, Object> aead = JSONObjectUtils.getJSONObject(json, "aead");
      return new KeySet(
          TinkJson.keys(aead),
          TinkJson.primaryKeyId(aead),
          TinkJson.bytes(JSONObjectUtils.getString(json, "fingerprintKey")));
    } catch (ParseException _) {
      throw new KeySetUnusable(name + " is incomplete or not a key set at all.");
    } catch (IllegalArgumentException e) {
      throw new KeySetUnusable(name + " is damaged: " + e.getMessage() + ".");
    }
  }
}
