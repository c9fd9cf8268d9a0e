package io.countersign.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A registration and a sign-in of nobody, gone through when the first challenge is made: half a
 * second in which classes are loaded. When somebody answers, rows are locked and time is short; and
 * a server that nobody asks for passkeys never spends it.
 */
final class Rehearsal {

  private static final SecretBytes ID = bytes("K80-FNyo_bGMo9TpWLscTQ");
  private static final SecretBytes CHALLENGE = bytes("LdAL134CIs7YgmZUganB2fkHMJ0W4F7QB6HqY5KEd6k");
  private static final SecretBytes ATTESTATION =
      bytes(
          "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YViUSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NFAAAA"
              + "AQAAAAAAAAAAAAAAAAAAAAAAECvNPhTcqP2xjKPU6Vi7HE2lAQIDJiABIVggKbIQgSCO5ce5Avq2XQdjlnG_"
              + "lAJDvuWjqwwF2ROQ7D4iWCCORVRU10mpUpAOysuwZZKJbYCILs1Mh27_Jw9spnJU4Q");
  private static final SecretBytes AUTHENTICATOR =
      bytes("SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAg");
  private static final SecretBytes SIGNATURE =
      bytes(
          "MEQCIGRt1XrUiTvTbeTTArWLAEDzQoJEQpBAHAZcEYJ1Sm2RAiA7ZVPGZ5cShVBql8ShM8MjEo9ghVZc2yJuGJy3"
              + "o1qofQ");

  static {
    play();
  }

  private Rehearsal() {}

  /** Plays it, if nobody has yet. */
  static void once() {
    // Making this class ready to be called is what does it.
  }

  private static void play() {
    PasskeySettings settings = PasskeySettings.of(FactorConfig.defaults());
    Instant then = Instant.EPOCH;
    Passkey passkey =
        new Registrations(settings)
            .register(
                new BegunPasskey(CHALLENGE, ID, new FactorType("passkey"), then),
                new RegistrationJson(
                    ID, clientData("webauthn.create"), ATTESTATION, List.of(), Optional.empty()),
                then);
    Assertions.Asserted _ =
        new Assertions(settings)
            .check(
                passkey,
                Challenged.make(CHALLENGE, then, List.of(passkey)),
                new AssertionJson(
                    ID, clientData("webauthn.get"), AUTHENTICATOR, SIGNATURE, Optional.empty()),
                then);
  }

  private static SecretBytes clientData(String type) {
    String json =
        ("{\"type\": \"%s\", \"challenge\": \"%s\","
                + " \"origin\": \"http://localhost\", \"crossOrigin\": false}")
            .formatted(type, Base64Url.encode(CHALLENGE.reveal()));
    return SecretBytes.of(json.getBytes(UTF_8));
  }

  private static SecretBytes bytes(String text) {
    return SecretBytes.of(Base64Url.decode(text).orElseThrow());
  }
}
