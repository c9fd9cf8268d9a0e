package io.countersign.application.assertion;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a client does with an assertion: verifies it with a key set, here by nothing but the JDK.
 * Knows only the shape of JSON that a key set and a header of ours have.
 */
public final class AssertionVerifier {

  private static final Pattern KEY_SET = Pattern.compile("\\{\"keys\":\\[(.*)]}");
  private static final Pattern KEY = Pattern.compile("\\{[^{}]*}");

  private final Map<String, Jwk> keys;

  /**
   * @param keySet as published
   */
  public AssertionVerifier(String keySet) {
    Matcher set = KEY_SET.matcher(keySet);
    if (!set.matches()) {
      throw new AssertionError("not a key set: " + keySet);
    }
    keys =
        KEY.matcher(set.group(1))
            .results()
            .map(key -> new Jwk(key.group()))
            .collect(Collectors.toMap(jwk -> jwk.member("kid"), Function.identity()));
  }

  /** The names of the keys, in alphabetical order. */
  public List<String> kids() {
    return keys.keySet().stream().sorted().toList();
  }

  /** The name of the key that an assertion says it is signed with. */
  public static String kid(String jwt) {
    return new Jwk(decoded(jwt.split("\\.", -1)[0])).member("kid");
  }

  /** The header of an assertion as JSON. */
  public static String header(String jwt) {
    return decoded(jwt.split("\\.", -1)[0]);
  }

  /** Whether a key of this name is known and made the signature. */
  public boolean verifies(String jwt) {
    String[] parts = jwt.split("\\.", -1);
    Jwk key = keys.get(kid(jwt));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      if (key == null || parts.length != 3) {
        return false;
      }
      signature.initVerify(key.publicKey());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException _) {
      return false; // as when it has not 64 bytes
    }
  }

  /** Whether a key of this name made a detached signature of this (RFC 7515 appendix F). */
  public boolean verifies(String detached, byte[] content) {
    String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    return detached.contains("..") && verifies(detached.replace("..", "." + payload + "."));
  }

  /** The claims of an assertion as JSON. */
  public String claims(String jwt) {
    if (!verifies(jwt)) {
      throw new AssertionError("does not verify: " + jwt);
    }
    return decoded(jwt.split("\\.", -1)[1]);
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
