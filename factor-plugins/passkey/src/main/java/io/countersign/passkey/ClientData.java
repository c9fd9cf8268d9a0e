package io.countersign.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The client data that a browser collected (WebAuthn Level 3 section 5.8.1), with its texts as they
 * are: the library's origins forget user names and paths, so they are not compared.
 */
record ClientData(
    String type, String challenge, String origin, boolean crossOrigin, Optional<String> topOrigin) {

  /**
   * @throws Refusal {@code malformed-client-data}
   */
  static ClientData of(byte[] bytes) {
    try {
      JsonNode json =
          Library.JSON.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      return new ClientData(
          text(json, "type").orElseThrow(ClientData::malformed),
          text(json, "challenge").orElseThrow(ClientData::malformed),
          text(json, "origin").orElseThrow(ClientData::malformed),
          flag(json, "crossOrigin"),
          text(json, "topOrigin"));
    } catch (CharacterCodingException | JacksonException notJson) {
      throw malformed();
    }
  }

  private static Optional<String> text(JsonNode json, String name) {
    return switch (json.get(name)) {
      case null -> Optional.empty();
      case JsonNode text when text.isString() -> Optional.of(text.asString());
      default -> throw malformed();
    };
  }

  private static boolean flag(JsonNode json, String name) {
    return switch (json.get(name)) {
      case null -> false;
      case JsonNode flag when flag.isBoolean() -> flag.asBoolean();
      default -> throw malformed();
    };
  }

  private static Refusal malformed() {
    return new Refusal("malformed-client-data");
  }

  /**
   * WebAuthn Level 3 section 7.1 steps 7 to 11, section 7.2 steps 10 to 14.
   *
   * @throws Refusal naming the first that is not as expected
   */
  void check(String expectedType, byte[] expectedChallenge, Origins origins) {
    // "Verify that the value of C.type is webauthn.create", or webauthn.get.
    require(type.equals(expectedType), "wrong-type");
    // "Verify that the value of C.challenge equals the base64url encoding of pkOptions.challenge."
    byte[] expected = Base64Url.encode(expectedChallenge).getBytes(UTF_8);
    require(MessageDigest.isEqual(challenge.getBytes(UTF_8), expected), "wrong-challenge");
    // "Verify that the value of C.origin is an origin expected by the Relying Party."
    require(origins.expect(origin), "wrong-origin");
    // "If C.crossOrigin is present and set to true, verify that the Relying Party expects that this
    // credential would have been created within an iframe that is not same-origin with its
    // ancestors." What surrounds it must be known: older browsers do not say it.
    require(!crossOrigin || topOrigin.isPresent(), "cross-origin");
    // "If C.topOrigin is present [...] verify that the value of C.topOrigin matches the origin of a
    // page that the Relying Party expects to be sub-framed within."
    require(topOrigin.isEmpty() || origins.expectAround(topOrigin.get()), "cross-origin");
  }

  private static void require(boolean asExpected, String reason) {
    if (!asExpected) {
      throw new Refusal(reason);
    }
  }
}
