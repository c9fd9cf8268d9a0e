package io.countersign.crypto.assertion;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.application.assertion.Signed;
import io.countersign.application.assertion.SigningKey;
import io.countersign.application.assertion.VerificationKey;
import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A signing key, ready for use by many threads. */
final class Es256Key {

  private final ECKey jwk;
  private final JWSHeader header;
  private final Supplier<Provider> curves;
  private volatile @Nullable JWSSigner signer;

  private Es256Key(ECKey jwk, Supplier<Provider> curves) {
    this.jwk = jwk;
    this.curves = curves;
    header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(JOSEObjectType.JWT)
            .keyID(jwk.getKeyID())
            .build();
  }

  static Es256Key of(SigningKey key, Supplier<Provider> curves) {
    try {
      String json = new String(key.privateJwk().reveal(), StandardCharsets.UTF_8);
      return new Es256Key(ECKey.parse(json), curves);
    } catch (ParseException _) { // whose message might hold part of the key
      throw new IllegalStateException("the signing key " + key.kid() + " is not an EC key");
    }
  }

  /** By the JDK, because keys are made rarely and the first one when a start is in a hurry. */
  static SigningKey generate(Instant createdAt, Instant signsFrom) {
    try {
      ECKey jwk =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true) // RFC 7638
              .generate();
      SecretBytes json = SecretBytes.of(jwk.toJSONString().getBytes(StandardCharsets.UTF_8));
      return new SigningKey(jwk.getKeyID(), json, createdAt, signsFrom, Optional.empty());
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK makes keys on P-256", e);
    }
  }

  /** The public part as a JWK, its members in alphabetical order. */
  Map<String, Object> publicJwk() {
    return new TreeMap<>(jwk.toPublicJWK().toJSONObject());
  }

  String sign(JWTClaimsSet claims) {
    SignedJWT jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot sign with " + jwk.getKeyID(), e);
    }
    return jwt.serialize();
  }

  /** Detached (RFC 7515 appendix F). */
  String sign(String type, byte[] content) {
    return signed(type, content).serialize(true);
  }

  Signed signWhole(String type, byte[] content) {
    VerificationKey key =
        new VerificationKey(jwk.getKeyID(), JSONObjectUtils.toJSONString(publicJwk()));
    return new Signed(signed(type, content).serialize(), key);
  }

  private JWSObject signed(String type, byte[] content) {
    JWSHeader typed = new JWSHeader.Builder(header).type(new JOSEObjectType(type)).build();
    JWSObject jws = new JWSObject(typed, new Payload(content));
    try {
      jws.sign(signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot sign with " + jwk.getKeyID(), e);
    }
    return jws;
  }

  /** Made when first needed, since the provider may still be loading before. */
  private JWSSigner signer() throws JOSEException {
    JWSSigner made = signer;
    if (made == null) {
      Provider provider = curves.get();
      ECDSASigner ecdsa = new ECDSASigner(jwk.toECPrivateKey(provider), Curve.P_256);
      ecdsa.getJCAContext().setProvider(provider);
      made = ecdsa;
      signer = made;
    }
    return made;
  }
}
