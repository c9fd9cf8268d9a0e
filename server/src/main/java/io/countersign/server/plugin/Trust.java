package io.countersign.server.plugin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import java.util.Set;

/**
 * Whose archives are loaded. With neither keys nor digests it is those of everybody who can write
 * to the folder.
 *
 * @param keys Ed25519 (RFC 8032); one of them has signed the archive
 * @param digests SHA-256 of single archives, in lower-case hexadecimal digits
 */
public record Trust(List<PublicKey> keys, Set<String> digests) {

  private static final int SIGNATURE_BYTES = 64;

  /** Keeps copies. */
  public Trust {
    keys = List.copyOf(keys);
    digests = Set.copyOf(digests);
  }

  /** In whoever can write to the folder. */
  public static Trust everybody() {
    return new Trust(List.of(), Set.of());
  }

  boolean limited() {
    return !keys.isEmpty() || !digests.isEmpty();
  }

  /** Where the detached signature of an archive lies. */
  public static Path signatureOf(Path archive) {
    return archive.resolveSibling(archive.getFileName() + ".sig");
  }

  /**
   * What is signed: the digest rather than the archive, for whoever checks an Ed25519 signature has
   * to hold all that was signed in memory; with words around it, so that a signature made for
   * something else is none of an archive.
   */
  public static byte[] signed(String digest) {
    return ("countersign-plugin:sha256:" + digest).getBytes(US_ASCII);
  }

  /**
   * @param name for the refusal
   * @param archive the bytes that are loaded afterwards: a copy that nobody else can change
   * @param signature beside it, or not there
   * @throws PluginRefused if it is not trusted
   */
  void check(String name, Path archive, Path signature) throws PluginRefused, IOException {
    if (!limited()) {
      return;
    }
    String digest = Digests.sha256(archive);
    if (digests.contains(digest)) {
      return;
    }
    if (keys.isEmpty()) {
      throw untrusted(name, "has the SHA-256 " + digest + ", which is not trusted");
    }
    if (!Files.isRegularFile(signature)) {
      throw untrusted(name, "is not signed: there is no " + name + ".sig");
    }
    if (Files.size(signature) != SIGNATURE_BYTES) {
      throw untrusted(name, "is not signed: " + name + ".sig is no Ed25519 signature (64 bytes)");
    }
    byte[] given = Files.readAllBytes(signature);
    if (keys.stream().noneMatch(key -> isSignedBy(key, digest, given))) {
      throw untrusted(name, "is not signed with a trusted key, or was altered after that");
    }
  }

  private static boolean isSignedBy(PublicKey key, String digest, byte[] given) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(signed(digest));
      return check.verify(given);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private static PluginRefused untrusted(String name, String problem) {
    return PluginRefused.because(Reason.UNTRUSTED, name, problem);
  }
}
