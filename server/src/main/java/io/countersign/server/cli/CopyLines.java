package io.countersign.server.cli;

import io.countersign.persistence.copy.CopyProgress;
import java.io.PrintStream;
import java.util.Locale;

/** Shows a copy: on a terminal a bar that grows, elsewhere a line for each tenth of a table. */
final class CopyLines implements CopyProgress {

  private static final int WHOLE = 100;
  private static final int TENTH = 10;
  private static final int WIDTH = 20;

  private final PrintStream out;
  private final boolean terminal;
  private String shown = "";

  CopyLines(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void copied(String table, long rows, long of) {
    show("copying  ", table, rows, of);
  }

  @Override
  public void compared(String table, long rows, long of) {
    show("comparing", table, rows, of);
  }

  private void show(String doing, String table, long rows, long of) {
    int percent = rows >= of ? WHOLE : (int) (WHOLE * rows / of);
    int step = terminal ? percent : percent / TENTH * TENTH;
    String now = doing + table + step;
    if (!now.equals(shown)) {
      shown = now;
      print(line(doing, table, percent, rows, of), percent);
    }
  }

  private String line(String doing, String table, int percent, long rows, long of) {
    String bar = "#".repeat(WIDTH * percent / WHOLE);
    return String.format(
        Locale.ROOT,
        "%s %-20s %s%3d%%  %,d of %,d",
        doing,
        table,
        terminal ? String.format("[%-" + WIDTH + "s] ", bar) : "",
        percent,
        rows,
        Math.max(rows, of));
  }

  private void print(String line, int percent) {
    if (terminal) {
      out.print("\r" + line + (percent == WHOLE ? "\n" : ""));
    } else {
      out.println(line);
    }
    out.flush();
  }
}
