package io.countersign.server.operations;

import io.countersign.application.replay.RunReplays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with whatever policies are replayed, and says how many authentications it were. */
public final class GoOnWithReplays implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(GoOnWithReplays.class);

  private final RunReplays replays;

  public GoOnWithReplays(RunReplays replays) {
    this.replays = replays;
  }

  @Override
  public void run() {
    int examined = replays.run();
    if (examined > 0) {
      LOG.atInfo().addKeyValue("authentications", examined).log("authentications were replayed");
    }
  }
}
