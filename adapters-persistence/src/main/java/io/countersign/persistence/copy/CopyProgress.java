package io.countersign.persistence.copy;

/**
 * Is told how far a copy is, after each batch, and at least once for each table. Whatever it throws
 * ends the copy there.
 */
public interface CopyProgress {

  /**
   * Rows were copied, for good.
   *
   * @param rows how many of the table are in the target
   * @param of how many there were in the source at the beginning
   */
  void copied(String table, long rows, long of);

  /**
   * Rows were read once more.
   *
   * @param rows how many of the table were read, on both sides together
   * @param of how many there are
   */
  void compared(String table, long rows, long of);
}
