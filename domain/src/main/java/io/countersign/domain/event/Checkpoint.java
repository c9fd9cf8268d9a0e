package io.countersign.domain.event;

import io.countersign.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a ledger was so at a time: whoever signed it says so of all entries up to that one, since
 * its link is to all of them.
 *
 * @param head how far the ledger was
 * @param at when that was seen, to the microsecond
 * @param base whether all up to that entry was forgotten then, because it was old
 */
public record Checkpoint(Head head, Instant at, boolean base) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"tenant\":\"([^\"]+)\",\"position\":(\\d{1,19}),\"link\":\"([0-9a-f]{64})\",\"at\":\"([^\"]+)\"(,\"base\":true)?}");

  /** As it is signed: the same bytes for the same checkpoint, and for no other. */
  public byte[] json() {
    return "{\"tenant\":\"%s\",\"position\":%d,\"link\":\"%s\",\"at\":\"%s\"%s}"
        .formatted(head.tenant(), head.position(), head.link(), at, base ? ",\"base\":true" : "")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what {@link #json} wrote; nothing if it never wrote this. */
  public static Optional<Checkpoint> read(byte[] json) {
    Matcher members = FORM.matcher(new String(json, StandardCharsets.UTF_8));
    if (!members.matches()) {
      return Optional.empty();
    }
    try {
      TenantId tenant = new TenantId(members.group(1));
      long position = Long.parseLong(members.group(2));
      Head head = new Head(tenant, position, new Link(members.group(3)));
      return Optional.of(
          new Checkpoint(head, Instant.parse(members.group(4)), members.group(5) != null));
    } catch (IllegalArgumentException | DateTimeException noCheckpoint) {
      return Optional.empty();
    }
  }
}
