package io.countersign.persistence.copy;

import io.countersign.application.storage.StorageRefused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads both sides once more, and tells whether they are the same. */
final class Comparison {

  private final CopySide from;
  private final CopySide to;
  private final CopyProgress progress;
  private final List<ComparedTable> same = new ArrayList<>();
  private final List<String> different = new ArrayList<>();

  Comparison(CopySide from, CopySide to, CopyProgress progress) {
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /**
   * @return every table
   * @throws StorageRefused if any is not the same
   */
  List<ComparedTable> run() {
    CopiedTable.all().forEach(this::compare);
    if (!different.isEmpty()) {
      throw new StorageRefused(
          "the copy is not the same as its source: "
              + String.join("; ", different)
              + ". Something wrote to one of them meanwhile: stop every server, empty the target,"
              + " and copy again");
    }
    return List.copyOf(same);
  }

  private void compare(CopiedTable table) {
    long all = Rows.count(from, table) + Rows.count(to, table);
    Checksum source = read(from, table, 0, all);
    Checksum target = read(to, table, source.rows(), all);
    progress.compared(table.name(), all, all);
    if (source.rows() != target.rows()) {
      different.add(
          "%s has %d rows instead of %d".formatted(table.name(), target.rows(), source.rows()));
    } else if (!source.digits().equals(target.digits())) {
      different.add(table.name() + " has as many rows, but not the same");
    } else {
      same.add(new ComparedTable(table.name(), source.rows(), source.digits()));
    }
  }

  private Checksum read(CopySide side, CopiedTable table, long before, long all) {
    Checksum checksum = new Checksum();
    Pages pages = new Pages(side, table, List.of());
    for (List<List<@Nullable Object>> rows = pages.next(); !rows.isEmpty(); rows = pages.next()) {
      rows.forEach(checksum::add);
      progress.compared(table.name(), before + checksum.rows(), all);
    }
    return checksum;
  }
}
