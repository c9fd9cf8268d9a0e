package io.countersign.rest.backupcode;

import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.rest.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Backup codes as JSON. */
public final class BackupCodesJson {
  private BackupCodesJson() {}

  /** How a set stands, without its codes. */
  public static void write(JsonGenerator out, BackupCodeSet set) {
    out.writeStringProperty("id", set.id().toString());
    out.writeStringProperty("status", set.status().name().toLowerCase(Locale.ROOT));
    out.writeNumberProperty("size", set.size());
    out.writeNumberProperty("remaining", set.left());
    out.writeBooleanProperty("low", set.low());
    Json.time(out, "createdAt", set.createdAt());
    set.confirmedAt().ifPresent(at -> Json.time(out, "confirmedAt", at));
  }

  /** A set with the codes that it has left. */
  public static void write(JsonGenerator out, IssuedCodes issued) {
    write(out, issued.set());
    List<String> codes =
        issued.codes().stream().map(code -> code.grouped(issued.group())).sorted().toList();
    Json.texts(out, "codes", codes);
    out.writeStringProperty("text", text(issued, codes));
  }

  /** What a user downloads or prints. */
  private static String text(IssuedCodes issued, List<String> codes) {
    return codes.stream()
        .collect(
            Collectors.joining(
                "\n",
                "Backup codes of "
                    + issued.set().user()
                    + ", made on "
                    + issued.set().createdAt().toString().substring(0, 10)
                    + ". Each can be used once.\n\n",
                "\n"));
  }
}
