package io.countersign.server.operations;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the server can do its work. It is not ready until it says so. */
public final class Health {

  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final BooleanSupplier storage;
  private volatile boolean serving;
  private volatile boolean storageAnswers = true;

  /**
   * @param storage whether the storage answers; it may take a while to say so
   */
  public Health(BooleanSupplier storage) {
    this.storage = storage;
  }

  /** It takes requests from now on. */
  public void begin() {
    serving = true;
  }

  /** It is about to stop, so nobody shall send it anything more. */
  public void end() {
    serving = false;
  }

  /** Looks whether the storage answers: a chore, so that nobody who asks has to wait. */
  public void look() {
    boolean answers = storage.getAsBoolean();
    if (answers != storageAnswers) {
      LOG.warn(answers ? "the storage answers again" : "the storage does not answer");
    }
    storageAnswers = answers;
  }

  /** As last seen. */
  public boolean ready() {
    return serving && storageAnswers;
  }
}
