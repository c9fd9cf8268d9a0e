package io.countersign.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.SecretBytes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An authenticator's state: the credential record of WebAuthn Level 3 section 4.
 *
 * @param handle names the user to the authenticator
 * @param key the public key as COSE has it
 * @param counter the highest signature counter seen, unsigned
 * @param aaguid the model of the authenticator, all zero if it does not say
 * @param transports sorted
 * @param backedUp whether it was backed up when it was last used
 * @param traits what never changes
 */
record Passkey(
    SecretBytes id,
    SecretBytes handle,
    SecretBytes key,
    int counter,
    UUID aaguid,
    Optional<Attachment> attachment,
    List<String> transports,
    boolean backedUp,
    Set<Trait> traits) {

  private static final byte KIND = 1;
  private static final int MOST = 16 * 1024 - 1;
  private static final int BACKED_UP = 1 << 8;

  /** The same passkey after it was used. */
  Passkey used(int newCounter, boolean nowBackedUp) {
    return new Passkey(
        id, handle, key, newCounter, aaguid, attachment, transports, nowBackedUp, traits);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /**
   * @throws IllegalArgumentException if the bytes are not from here
   */
  static Passkey decode(Credential credential) {
    Bytes bytes = Bytes.reading(KIND, credential.state());
    SecretBytes id = SecretBytes.of(bytes.run());
    SecretBytes handle = SecretBytes.of(bytes.run());
    SecretBytes key = SecretBytes.of(bytes.run());
    int counter = bytes.integer();
    UUID aaguid = bytes.uuid();
    Optional<Attachment> attachment = Attachment.of(text(bytes));
    List<String> transports = Texts.of(text(bytes));
    int flags = bytes.integer();
    return new Passkey(
        id,
        handle,
        key,
        counter,
        aaguid,
        attachment,
        transports,
        (flags & BACKED_UP) != 0,
        Trait.in(flags));
  }

  private static String text(Bytes bytes) {
    return new String(bytes.run(), UTF_8);
  }

  Credential encode() {
    return new Credential(
        Bytes.writing(KIND, MOST)
            .put(id.reveal())
            .put(handle.reveal())
            .put(key.reveal())
            .put(counter)
            .put(aaguid)
            .put(attachment.map(Attachment::text).orElse("").getBytes(UTF_8))
            .put(String.join(" ", transports).getBytes(UTF_8))
            .put(Trait.bits(traits) | (backedUp ? BACKED_UP : 0))
            .written());
  }
}
