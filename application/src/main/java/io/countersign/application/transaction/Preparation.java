package io.countersign.application.transaction;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What takes time and is needed within a transaction: it is done while no transaction is open, so
 * that nothing is locked meanwhile and no connection is kept from others. See {@link
 * PreparedTransactions}.
 */
public final class Preparation {

  private static final ScopedValue<Preparation> OPEN = ScopedValue.newInstance();

  private static final Prepared KEPT =
      new Prepared() {
        @Override
        public boolean isHeld() {
          return true;
        }

        @Override
        public void end() {}
      };

  private final Map<Object, Object> found = new HashMap<>();

  Preparation() {}

  /** For a row that whoever begins the transaction has a turn for, before and after it. */
  static Preparation having(Object row) {
    Preparation preparation = new Preparation();
    preparation.keep(row, KEPT);
    return preparation;
  }

  <T> T within(Supplier<T> transaction) {
    return ScopedValue.where(OPEN, this).call(transaction::get);
  }

  void keep(Object key, Object value) {
    found.put(key, value);
  }

  /** What was prepared and is to be given back is given back, whatever became of it. */
  void end() {
    found.values().stream()
        .filter(Prepared.class::isInstance)
        .map(Prepared.class::cast)
        .forEach(Prepared::end);
  }

  /** What is prepared and is given back when the transaction is over, or earlier. */
  public interface Prepared {

    /** Whether it is not given back yet. */
    boolean isHeld();

    /** Gives it back; the second time does nothing. */
    void end();
  }

  /** Whether this thread is in a transaction that can be prepared for. */
  public static boolean isOpen() {
    return OPEN.isBound();
  }

  /**
   * What {@code work} returns: as it was prepared for the transaction that this thread is in, or
   * found at once if it is in none. If it is not prepared yet, this never returns: the transaction
   * is undone, {@code work} is done, and the transaction is run again from its beginning.
   *
   * @param key the same for the same work; equal to no other
   * @param work may throw what whoever began the transaction is to see
   */
  public static <T> T of(Object key, Class<T> type, Supplier<T> work) {
    if (!OPEN.isBound()) {
      return work.get();
    }
    return found(key, type).orElseThrow(() -> new NotPrepared(key, work));
  }

  /**
   * Has a turn until the transaction that this thread is in is over: at once, or as {@link #of}
   * does.
   *
   * @param free nothing if it has to be waited for
   */
  static void hold(Object key, Supplier<Optional<Turn>> free, Supplier<Turn> awaited) {
    if (found(key, Prepared.class).isEmpty()) {
      OPEN.get().keep(key, free.get().orElseThrow(() -> new NotPrepared(key, awaited)));
    }
  }

  /** What was prepared for the transaction that this thread is in, and not given back since. */
  public static <T> Optional<T> found(Object key, Class<T> type) {
    return Optional.ofNullable(OPEN.get().found.get(key))
        .filter(known -> !(known instanceof Prepared prepared) || prepared.isHeld())
        .map(type::cast);
  }
}
