package io.countersign.crypto.assertion;

import com.nimbusds.jwt.JWTClaimsSet;
import io.countersign.application.assertion.AssertionClaims;
import io.countersign.application.assertion.Assertions;
import io.countersign.application.assertion.Signed;
import io.countersign.application.assertion.SigningKey;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.assertion.VerificationKey;
import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link Assertions} as JWTs signed by ES256 (RFC 7518 section 3.4). */
public final class Es256Assertions implements Assertions {

  private final String issuer;
  private final InstantSource clock;
  private final KeyCache keys;

  /**
   * @param issuer the {@code iss} of every assertion
   * @param refreshEvery how old what is known of the keys may be: a few seconds, and much shorter
   *     than the overlap of keys
   * @param curves the provider to sign with, which may still be loading
   */
  public Es256Assertions(
      String issuer,
      SigningKeys keys,
      InstantSource clock,
      Duration refreshEvery,
      Supplier<Provider> curves) {
    this.issuer = issuer;
    this.clock = clock;
    this.keys = new KeyCache(keys, key -> Es256Key.of(key, curves), clock, refreshEvery);
  }

  @Override
  public String sign(AssertionClaims claims) {
    return keys.current().signing(clock.instant()).sign(jwtClaims(claims));
  }

  @Override
  public String signDetached(String type, byte[] content) {
    return keys.current().signing(clock.instant()).sign(type, content);
  }

  @Override
  public Signed signWhole(String type, byte[] content) {
    return keys.current().signing(clock.instant()).signWhole(type, content);
  }

  @Override
  public Optional<byte[]> open(String type, String jws, List<VerificationKey> keys) {
    return Es256Verifier.open(type, jws, keys);
  }

  @Override
  public String keySet() {
    return keys.current().keySet();
  }

  @Override
  public SigningKey newKey(Instant createdAt, Instant signsFrom) {
    return Es256Key.generate(createdAt, signsFrom);
  }

  private JWTClaimsSet jwtClaims(AssertionClaims claims) {
    String authentication = claims.authentication().toString();
    JWTClaimsSet.Builder jwt =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(claims.user().value())
            .audience(claims.audience().value())
            .issueTime(Date.from(claims.issuedAt()))
            .expirationTime(Date.from(claims.expiresAt()))
            .jwtID(authentication)
            .claim("txn", authentication) // RFC 8417 section 2.2
            .claim("tenant", claims.tenant().value())
            .claim("amr", claims.assurance().amr())
            .claim("acr", claims.assurance().acr());
    claims.assurance().authTime().ifPresent(time -> jwt.claim("auth_time", time.getEpochSecond()));
    return jwt.build();
  }
}
