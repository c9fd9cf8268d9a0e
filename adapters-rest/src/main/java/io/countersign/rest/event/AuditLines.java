package io.countersign.rest.event;

import io.countersign.application.ledger.Found;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Written;
import io.countersign.rest.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Events as lines, one each, for other programs. */
public enum AuditLines {

  /** JSON Lines: the objects of the feed. */
  JSONL("application/jsonl") {
    @Override
    public byte[] first() {
      return new byte[0];
    }

    @Override
    public byte[] line(Found found) {
      return (text(Json.object(out -> EntryJson.write(out, found))) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    }
  },

  /** Comma-separated values (RFC 4180), the names of the columns first. */
  CSV("text/csv; charset=utf-8; header=present") {
    @Override
    public byte[] first() {
      return row(COLUMNS);
    }

    @Override
    public byte[] line(Found found) {
      Written written = found.written();
      return row(
          List.of(
              found.position().isPresent() ? Long.toString(found.position().getAsLong()) : "",
              written.id().toString(),
              written.at().truncatedTo(ChronoUnit.MICROS).toString(),
              written.type(),
              Outcome.of(written.type()).text(),
              cell(written.user()),
              written.provenance().actor().map(Actor::text).orElse(""),
              written.provenance().source().orElse(""),
              cell(written.client()),
              written.provenance().trace().orElse(""),
              text(Json.object(out -> EntryJson.data(out, written)))));
    }
  };

  private static final List<String> COLUMNS =
      List.of(
          "position",
          "id",
          "at",
          "type",
          "outcome",
          "user",
          "actor",
          "source",
          "client",
          "trace",
          "data");

  private final String mediaType;

  AuditLines(String mediaType) {
    this.mediaType = mediaType;
  }

  /** As an HTTP answer says it. */
  public String mediaType() {
    return mediaType;
  }

  /** What comes before all events, as UTF-8. */
  public abstract byte[] first();

  /** One event with the end of its line, as UTF-8. */
  public abstract byte[] line(Found found);

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static String cell(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  private static byte[] row(List<String> cells) {
    return (cells.stream().map(AuditLines::quoted).collect(Collectors.joining(",")) + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** RFC 4180 section 2, rules 6 and 7. */
  private static String quoted(String cell) {
    String harmless = harmless(cell);
    boolean plain =
        harmless.chars().noneMatch(at -> at == '"' || at == ',' || at == '\r' || at == '\n');
    return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }

  /**
   * Spreadsheets compute what begins like a formula: "CSV Injection", OWASP. With an apostrophe
   * before it, it is a text.
   */
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
