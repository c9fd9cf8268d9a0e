package io.countersign.persistence.chore;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.countersign.application.chore.ClusteredChore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** One that takes part in the schedule. */
final class Node {

  /** Two chores at a time are enough, for there are few, and every one takes a connection. */
  private static final int MOST_THREADS = 2;

  private static final Duration TO_STOP = Duration.ofSeconds(5);

  /** Every so many looks a node looks whether every chore is on the schedule at all. */
  private static final int REMEMBER = 6;

  private final Work work = new Work();
  private final Outages outages = new Outages();
  private final ScheduledExecutorService housekeeper =
      Executors.newSingleThreadScheduledExecutor(threads("chores-housekeeper"));
  private final InstantSource clock;
  private final List<RecurringTask<Void>> tasks;
  private final Scheduler scheduler;

  private Node(DataSource pool, InstantSource clock, Pace pace, List<ClusteredChore> chores) {
    this.clock = clock;
    this.tasks = chores.stream().map(this::task).toList();
    this.scheduler = scheduler(pool, pace);
  }

  static Node begun(DataSource pool, InstantSource clock, Pace pace, List<ClusteredChore> chores) {
    Node node = new Node(pool, clock, pace, chores);
    node.begin(pace);
    return node;
  }

  private Scheduler scheduler(DataSource pool, Pace pace) {
    int threads = Math.clamp(tasks.size(), 1, MOST_THREADS);
    return new Looking(pool, tasks, pace.look())
        .jdbcCustomization(new UtcTimes())
        .clock(clock::instant)
        // Two nodes of one machine are two.
        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
        .threads(threads)
        .executorService(Executors.newFixedThreadPool(threads, threads("chore-")))
        .dueExecutor(Executors.newSingleThreadExecutor(threads("chores-due")))
        .housekeeperExecutor(housekeeper)
        .heartbeatInterval(pace.heartbeat())
        .missedHeartbeatsLimit(Pace.MISSED_HEARTBEATS)
        .shutdownMaxWait(TO_STOP)
        .addSchedulerListener(outages)
        .build();
  }

  private RecurringTask<Void> task(ClusteredChore chore) {
    return Tasks.recurring(chore.name(), FixedDelay.of(chore.every()))
        // The library's own way asks another clock.
        .onDeadExecution((dead, operations) -> operations.reschedule(dead, dead.getTimeDone()))
        .execute((_, _) -> work.run(chore));
  }

  private void begin(Pace pace) {
    // The future never ends by itself, for nothing escapes.
    var _ =
        housekeeper.scheduleWithFixedDelay(
            this::remember, 0, pace.look().toMillis() * REMEMBER, TimeUnit.MILLISECONDS);
    scheduler.start();
  }

  /**
   * Also what a start could not do while the database was away. The library does it once, and would
   * leave a chore undone for ever.
   */
  private void remember() {
    try {
      boolean added = false;
      for (RecurringTask<Void> task : tasks) {
        added |=
            scheduler.scheduleIfNotExists(task.instance(RecurringTask.INSTANCE), clock.instant());
      }
      if (added) {
        scheduler.triggerCheckForDueExecutions();
      }
    } catch (RuntimeException away) {
      outages.begin();
    }
  }

  void end() {
    work.stop();
    scheduler.stop();
  }

  private static ThreadFactory threads(String name) {
    return Thread.ofVirtual().name(name).factory();
  }

  /** Waits by the time that really passes, whatever the clock says that is due. */
  private static final class Looking extends SchedulerBuilder {

    Looking(DataSource pool, List<RecurringTask<Void>> tasks, Duration every) {
      super(pool, List.copyOf(tasks));
      pollingInterval(every);
    }

    @Override
    protected Waiter buildWaiter() {
      return new Waiter(poolingInterval);
    }
  }
}
