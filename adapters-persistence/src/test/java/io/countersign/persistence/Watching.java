package io.countersign.persistence;

import io.countersign.persistence.copy.CopyProgress;
import java.util.ArrayList;
import java.util.List;

/** Notes the batches of a copy, and cuts it off where it is told to. */
final class Watching implements CopyProgress {

  private final List<String> batches = new ArrayList<>();
  private int most = Integer.MAX_VALUE;
  private boolean mayCompare = true;
  private int noticed = Integer.MAX_VALUE;
  private Runnable notice = () -> {};
  private String last = "";

  /** What a kill would do, but for the process. */
  private static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  Watching stoppingAfter(int batchesOfEachRun) {
    most = batchesOfEachRun;
    return this;
  }

  Watching stoppingBeforeComparison() {
    mayCompare = false;
    return this;
  }

  void onBatch(int number, Runnable action) {
    noticed = number;
    notice = action;
  }

  /** Whether it was cut off. */
  boolean stops(Runnable copy) {
    batches.clear();
    try {
      copy.run();
      return false;
    } catch (Cut cut) {
      return true;
    }
  }

  /** What was copied in the last run, one line a batch. */
  List<String> batches() {
    return List.copyOf(batches);
  }

  @Override
  public void copied(String table, long rows, long of) {
    String line = table + " " + rows + " of " + of;
    if (rows == 0 || isTold(line)) {
      return;
    }
    last = line;
    batches.add(line);
    if (batches.size() == noticed) {
      notice.run();
    }
    if (batches.size() >= most) {
      throw new Cut();
    }
  }

  /** A run that goes on says first how far the last one came. */
  private boolean isTold(String line) {
    return line.equals(last);
  }

  @Override
  public void compared(String table, long rows, long of) {
    if (!mayCompare) {
      throw new Cut();
    }
  }
}
