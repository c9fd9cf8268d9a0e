package io.countersign.application.secret;

/** Everything that the store keeps sealed, whatever it belongs to. */
public interface SealedRows {

  /**
   * Seals again, with the primary key, some rows that another key sealed. Each batch is a
   * transaction of its own that disturbs nobody: a row that is being used is left for a later
   * batch. A row that cannot be opened stays as it is.
   *
   * @param most how many rows at the most, 1 to 1,000
   * @return how many rows were sealed again; 0 when nothing is left to do
   */
  int resealSome(int most);
}
