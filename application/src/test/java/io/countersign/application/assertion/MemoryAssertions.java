package io.countersign.application.assertion;

import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@link Assertions} by nothing but the JDK. */
public final class MemoryAssertions implements Assertions {

  private final String issuer;
  private final SigningKeys keys;
  private final InstantSource clock;

  public MemoryAssertions(String issuer, SigningKeys keys, InstantSource clock) {
    this.issuer = issuer;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public String sign(AssertionClaims claims) {
    SigningKey key = key();
    String signed = header("JWT", key) + "." + base64(json(claims));
    return signed + "." + signature(key, signed);
  }

  @Override
  public String signDetached(String type, byte[] content) {
    SigningKey key = key();
    String header = header(type, key);
    return header + ".." + signature(key, header + "." + base64(content));
  }

  @Override
  public Signed signWhole(String type, byte[] content) {
    SigningKey key = key();
    String signed = header(type, key) + "." + base64(content);
    return new Signed(
        signed + "." + signature(key, signed),
        new VerificationKey(key.kid(), jwk(key).publicPart().json()));
  }

  @Override
  public Optional<byte[]> open(String type, String jws, List<VerificationKey> keys) {
    String set =
        keys.stream()
            .map(VerificationKey::jwk)
            .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    String[] parts = jws.split("\\.", -1);
    try {
      boolean right =
          parts.length == 3
              && AssertionVerifier.header(jws).contains("\"typ\":\"" + type + "\"")
              && new AssertionVerifier(set).verifies(jws);
      return right ? Optional.of(Base64.getUrlDecoder().decode(parts[1])) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private SigningKey key() {
    return new SigningKeyRing(keys.all())
        .signing(clock.instant())
        .orElseThrow(() -> new IllegalStateException("there is no signing key"));
  }

  private static String header(String type, SigningKey key) {
    return base64("{\"alg\":\"ES256\",\"typ\":\"%s\",\"kid\":\"%s\"}".formatted(type, key.kid()));
  }

  @Override
  public String keySet() {
    return new SigningKeyRing(keys.all())
        .published(clock.instant()).stream()
            .map(key -> jwk(key).publicPart().json())
            .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  @Override
  public SigningKey newKey(Instant createdAt, Instant signsFrom) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      String kid = UUID.randomUUID().toString();
      Jwk jwk = Jwk.of(kid, (ECPublicKey) pair.getPublic(), (ECPrivateKey) pair.getPrivate());
      SecretBytes secret = SecretBytes.of(jwk.json().getBytes(StandardCharsets.UTF_8));
      return new SigningKey(kid, secret, createdAt, signsFrom, Optional.empty());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String json(AssertionClaims claims) {
    String amr =
        claims.assurance().amr().stream()
            .map(MemoryAssertions::quoted)
            .collect(Collectors.joining(",", "[", "]"));
    String authTime =
        claims.assurance().authTime().map(at -> ",\"auth_time\":" + at.getEpochSecond()).orElse("");
    return """
    {"iss":%s,"sub":%s,"aud":%s,"iat":%d,"exp":%d,"jti":"%s","txn":"%s","tenant":"%s",\
    "amr":%s,"acr":"%s"%s}\
    """
        .formatted(
            quoted(issuer),
            quoted(claims.user().value()),
            quoted(claims.audience().value()),
            claims.issuedAt().getEpochSecond(),
            claims.expiresAt().getEpochSecond(),
            claims.authentication(),
            claims.authentication(),
            claims.tenant(),
            amr,
            claims.assurance().acr(),
            authTime);
  }

  private static String signature(SigningKey key, String signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(jwk(key).privateKey());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Jwk jwk(SigningKey key) {
    return new Jwk(new String(key.privateJwk().reveal(), StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
