package io.countersign.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * An authenticator with one passkey and the browser in front of it: makes the JSON that {@code
 * toJSON()} gives. Written from the standard without the library that the factor uses, and made to
 * lie in every way.
 */
public final class SoftKey {

  static final int UP = 1;
  static final int UV = 1 << 2;
  static final int BE = 1 << 3;
  static final int BS = 1 << 4;
  static final int AT = 1 << 6;
  static final int ED = 1 << 7;

  private final SoftKeyPair keys;
  private final byte[] id;

  private String origin = "http://localhost:8080";
  private String rpId = "localhost";
  private int flags = UP | UV;
  private long counter = 1;
  private UUID aaguid = new UUID(0, 0);
  private String attachment = "cross-platform";
  private List<String> transports = List.of("usb");
  private UnaryOperator<String> clientData = UnaryOperator.identity();
  private UnaryOperator<byte[]> authenticatorData = UnaryOperator.identity();
  private UnaryOperator<byte[]> attestationObject = UnaryOperator.identity();
  private UnaryOperator<byte[]> signature = UnaryOperator.identity();
  private Attester attester = (_, _) -> new Attestation("none", Map.of());

  /** What vouches for the authenticator. */
  interface Attester {
    Attestation attest(byte[] signed, SoftKeyPair keys);
  }

  /** An attestation statement and its format. */
  record Attestation(String format, Map<String, Object> statement) {}

  private SoftKey(SoftKeyPair keys, byte[] id) {
    this.keys = keys;
    this.id = id;
  }

  /** One with a passkey for {@code http://localhost:8080}. */
  public static SoftKey fresh() {
    return of(Algorithm.ES256);
  }

  static SoftKey of(Algorithm algorithm) {
    byte[] id = new byte[32];
    new SecureRandom().nextBytes(id);
    return new SoftKey(SoftKeyPair.of(algorithm), id);
  }

  /** Another authenticator that claims the same id. */
  SoftKey withTheSameId() {
    return new SoftKey(SoftKeyPair.of(Algorithm.ES256), id);
  }

  byte[] id() {
    return id.clone();
  }

  public SoftKey at(String page) {
    origin = page;
    return this;
  }

  SoftKey rpId(String other) {
    rpId = other;
    return this;
  }

  public SoftKey flags(int other) {
    flags = other;
    return this;
  }

  SoftKey counter(long other) {
    counter = other;
    return this;
  }

  SoftKey model(String other) {
    aaguid = UUID.fromString(other);
    return this;
  }

  /** Within the device. */
  public SoftKey platform() {
    attachment = "platform";
    transports = List.of("internal");
    return this;
  }

  SoftKey reached(String how, List<String> by) {
    attachment = how;
    transports = by;
    return this;
  }

  SoftKey clientData(UnaryOperator<String> change) {
    clientData = change;
    return this;
  }

  SoftKey authenticatorData(UnaryOperator<byte[]> change) {
    authenticatorData = change;
    return this;
  }

  SoftKey attestationObject(UnaryOperator<byte[]> change) {
    attestationObject = change;
    return this;
  }

  SoftKey signature(UnaryOperator<byte[]> change) {
    signature = change;
    return this;
  }

  SoftKey attested(Attester by) {
    attester = by;
    return this;
  }

  /** {@code navigator.credentials.create(options)}, as JSON. */
  public Map<String, Object> create(Map<?, ?> options) {
    byte[] client = client("webauthn.create", options);
    byte[] data = authenticatorData.apply(data(flags | AT, attestedCredentialData()));
    Attestation attestation = attester.attest(signed(data, client), keys);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("fmt", attestation.format());
    object.put("attStmt", attestation.statement());
    object.put("authData", data);
    return json(
        Map.of(
            "clientDataJSON", Base64Url.encode(client),
            "attestationObject", Base64Url.encode(attestationObject.apply(CborBytes.of(object))),
            "transports", transports));
  }

  /** {@code navigator.credentials.get(options)}, as JSON. */
  public Map<String, Object> get(Map<?, ?> options) {
    byte[] client = client("webauthn.get", options);
    counter += counter == 0 ? 0 : 1;
    byte[] data = authenticatorData.apply(data(flags, new byte[0]));
    return json(
        Map.of(
            "clientDataJSON", Base64Url.encode(client),
            "authenticatorData", Base64Url.encode(data),
            "signature", Base64Url.encode(signature.apply(keys.sign(signed(data, client))))));
  }

  private Map<String, Object> json(Map<String, Object> response) {
    Map<String, Object> json = new HashMap<>();
    json.put("id", Base64Url.encode(id));
    json.put("rawId", Base64Url.encode(id));
    json.put("type", "public-key");
    json.put("clientExtensionResults", Map.of());
    json.put("response", response);
    if (!attachment.isEmpty()) {
      json.put("authenticatorAttachment", attachment);
    }
    return json;
  }

  private byte[] client(String type, Map<?, ?> options) {
    return clientData
        .apply(
            "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, options.get("challenge"), origin))
        .getBytes(UTF_8);
  }

  private byte[] data(int withFlags, byte[] rest) {
    return ByteBuffer.allocate(37 + rest.length)
        .put(sha256(rpId.getBytes(UTF_8)))
        .put((byte) withFlags)
        .putInt((int) counter)
        .put(rest)
        .array();
  }

  private byte[] attestedCredentialData() {
    byte[] cose = CborBytes.of(keys.cose());
    return ByteBuffer.allocate(18 + id.length + cose.length)
        .putLong(aaguid.getMostSignificantBits())
        .putLong(aaguid.getLeastSignificantBits())
        .putShort((short) id.length)
        .put(id)
        .put(cose)
        .array();
  }

  private static byte[] signed(byte[] data, byte[] client) {
    byte[] hash = sha256(client);
    return ByteBuffer.allocate(data.length + hash.length).put(data).put(hash).array();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
