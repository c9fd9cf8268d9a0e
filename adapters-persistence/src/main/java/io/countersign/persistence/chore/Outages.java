package io.countersign.persistence.chore;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the schedule is out of reach, and once that it is back. */
final class Outages extends AbstractSchedulerListener {

  private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

  private final AtomicBoolean out = new AtomicBoolean();

  @Override
  public void onSchedulerEvent(SchedulerEventType event) {
    switch (event) {
      case UNEXPECTED_ERROR, FAILED_HEARTBEAT -> begin();
      case RAN_EXECUTE_DUE -> end();
      default -> {
        // Nothing that anybody has to know.
      }
    }
  }

  void begin() {
    if (out.compareAndSet(false, true)) {
      LOG.warn("the schedule of the chores cannot be kept; it is tried again");
    }
  }

  private void end() {
    if (out.compareAndSet(true, false)) {
      LOG.info("the schedule of the chores is kept again");
    }
  }

  @Override
  public void onExecutionDead(Execution execution) {
    LOG.warn(
        "the node that began {} is gone; it is done again", execution.taskInstance.getTaskName());
  }
}
