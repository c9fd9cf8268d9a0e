package io.countersign.benchmarks.load;

/** One client's operation, repeated until the time is over or nothing is left to do. */
public interface Work extends AutoCloseable {

  /**
   * Does it once.
   *
   * @return false if nothing is left to do
   * @throws Exception if it did not come out as it should; counted as an error
   */
  boolean once() throws Exception;

  @Override
  void close();
}
