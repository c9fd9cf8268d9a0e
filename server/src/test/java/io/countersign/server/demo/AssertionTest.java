package io.countersign.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AssertionTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final KeyPair pair = pair();

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(BigInteger coordinate) {
    byte[] bytes = coordinate.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return encode(fixed);
  }

  private JsonNode keySet(String kid) {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    ObjectNode set = JSON.createObjectNode();
    set.putArray("keys")
        .addObject()
        .put("kid", kid)
        .put("x", encode(key.getW().getAffineX()))
        .put("y", encode(key.getW().getAffineY()));
    return set;
  }

  private String jwt() throws GeneralSecurityException {
    String signed = encode("{\"alg\":\"ES256\",\"kid\":\"k\"}") + "." + encode("{\"sub\":\"ada\"}");
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(pair.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + encode(signature.sign());
  }

  @Test
  void what_a_published_key_signed_is_accepted() throws GeneralSecurityException {
    Assertion assertion = Assertion.parse(jwt());

    assertThat(assertion.isSignedBy(keySet("k"))).isTrue();
    assertThat(assertion.claims().path("sub").asString()).isEqualTo("ada");
  }

  @Test
  void what_another_key_signed_is_refused() throws GeneralSecurityException {
    JsonNode published = keySet("k");

    assertThat(Assertion.parse(new AssertionTest().jwt()).isSignedBy(published)).isFalse();
  }

  @Test
  void a_key_that_is_not_published_is_refused() throws GeneralSecurityException {
    assertThat(Assertion.parse(jwt()).isSignedBy(keySet("another"))).isFalse();
  }

  @Test
  void changed_claims_are_refused() throws GeneralSecurityException {
    String[] parts = jwt().split("\\.", -1);
    parts[1] = encode("{\"sub\":\"eve\"}");

    assertThat(Assertion.parse(String.join(".", Arrays.asList(parts))).isSignedBy(keySet("k")))
        .isFalse();
  }
}
