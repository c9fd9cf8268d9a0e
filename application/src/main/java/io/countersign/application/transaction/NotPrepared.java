package io.countersign.application.transaction;

import java.util.function.Supplier;

/** A transaction needs something first that takes time: it is undone until that is there. */
final class NotPrepared extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Object key;
  private final transient Supplier<?> work;

  NotPrepared(Object key, Supplier<?> work) {
    super("not prepared", null, false, false);
    this.key = key;
    this.work = work;
  }

  void prepare(Preparation preparation) {
    preparation.keep(key, work.get());
  }
}
