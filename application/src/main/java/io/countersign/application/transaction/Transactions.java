package io.countersign.application.transaction;

import java.util.function.Supplier;

/** All or nothing, and durable before it returns. */
public interface Transactions {

  /**
   * Runs {@code work} in one transaction at an isolation level of at least read committed, in which
   * rows read through a method named {@code lock} stay as they are, for everybody else, until it
   * ends. Called within a transaction of the same thread, it joins that one.
   *
   * <p>Where a store lets two transactions wait for each other, it undoes one of them, and its
   * {@code work} is run again from its beginning: it must have no effect but on the store.
   *
   * @return what {@code work} returned, after the commit is durable
   * @throws StorageUnavailable if the store cannot be reached, a lock is not had in time, or the
   *     commit failed; nothing was changed then, as far as anybody can know
   * @throws RuntimeException whatever {@code work} throws; nothing was changed then
   */
  <T> T inTransaction(Supplier<T> work);

  /**
   * The same, of work that begins by locking a row which many may want at once. Where a store is
   * shared with others, those who want the same one had better wait for each other before they take
   * a connection to it; that is nothing that right and wrong depend on.
   *
   * @param row the same for the same row, and equal to no other
   */
  default <T> T inTransaction(Object row, Supplier<T> work) {
    return inTransaction(work);
  }

  /**
   * Runs {@code effect} on this thread once the whole transaction that it is in was committed, in
   * the order of these calls; never if it was rolled back; and at once if it is in none. For what
   * cannot be taken back, such as sending a message.
   */
  void afterCommit(Runnable effect);
}
