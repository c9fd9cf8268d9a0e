package io.countersign.application.backupcode;

import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Codes as they are kept for their user to see again: a line each. */
final class CodesText {

  private static final int UNGROUPED = 32;

  private CodesText() {}

  static SecretBytes write(List<BackupCode> codes) {
    String lines =
        codes.stream().map(code -> code.grouped(UNGROUPED)).collect(Collectors.joining("\n"));
    return SecretBytes.of(lines.getBytes(StandardCharsets.US_ASCII));
  }

  static List<BackupCode> read(SecretBytes kept) {
    return new String(kept.reveal(), StandardCharsets.US_ASCII)
        .lines()
        .map(line -> BackupCode.typed(line).orElseThrow())
        .toList();
  }
}
