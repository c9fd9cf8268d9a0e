package io.countersign.server.cli;

import io.countersign.application.ledger.CheckpointSigner;
import io.countersign.domain.event.Checkpoint;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Link;
import io.countersign.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Checkpoints of a tenant that somebody kept elsewhere: lines of what {@code audit verify} printed,
 * and signed ones, be they lines or within the JSON of {@code GET /v1/audit/checkpoints}.
 */
final class CheckpointFile {

  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^\\s*checkpoint ([a-z0-9][a-z0-9-]{0,62}) (\\d{1,18}) ([0-9a-f]{64})\\s*$");

  /** Its header begins with an object, in base64url (RFC 7515 section 7.1). */
  private static final Pattern JWS =
      Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  private CheckpointFile() {}

  static List<Head> read(Path file, TenantId tenant, CheckpointSigner signer) throws CommandFailed {
    String text = text(file);
    List<Head> heads = new ArrayList<>();
    LINE.matcher(text).results().map(CheckpointFile::head).forEach(heads::add);
    for (MatchResult jws : JWS.matcher(text).results().toList()) {
      heads.add(signed(jws.group(), file, signer));
    }
    heads.removeIf(head -> !head.tenant().equals(tenant));
    if (heads.isEmpty()) {
      throw CommandFailed.usage("there is no checkpoint of " + tenant + " in " + file);
    }
    return heads;
  }

  private static String text(Path file) throws CommandFailed {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw CommandFailed.usage("there is no checkpoint in " + file);
    }
  }

  private static Head head(MatchResult line) {
    return new Head(
        new TenantId(line.group(1)), Long.parseLong(line.group(2)), new Link(line.group(3)));
  }

  private static Head signed(String jws, Path file, CheckpointSigner signer) throws CommandFailed {
    Optional<Checkpoint> checkpoint = signer.open(jws);
    return checkpoint
        .map(Checkpoint::head)
        .orElseThrow(() ->
            CommandFailed.because(
                "this installation does not know the key of a checkpoint in " + file));
  }
}
