package io.countersign.server.operations;

import io.countersign.application.secret.ResealSecrets;
import io.countersign.crypto.secret.TinkSecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a rotated key set over, and then seals again whatever another key sealed. It does so after
 * a start as well, because the one before may have been killed in between; and now and then,
 * because a row that is in use is left out.
 */
public final class KeepSecretsSealed implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(KeepSecretsSealed.class);
  private static final Duration NOW_AND_THEN = Duration.ofHours(1);

  private final TinkSecrets secrets;
  private final ResealSecrets reseal;
  private final InstantSource clock;
  private int sealedWith;
  private Instant sealedAt = Instant.EPOCH;

  public KeepSecretsSealed(TinkSecrets secrets, ResealSecrets reseal, InstantSource clock) {
    this.secrets = secrets;
    this.reseal = reseal;
    this.clock = clock;
  }

  @Override
  public void run() {
    secrets.refresh();
    int primary = secrets.primaryKeyId();
    Instant now = clock.instant();
    if (primary != sealedWith || sealedAt.isBefore(now.minus(NOW_AND_THEN))) {
      long rows = reseal.reseal();
      if (rows > 0) {
        LOG.info("{} rows were sealed again with the primary key", rows);
      }
      sealedWith = primary;
      sealedAt = now;
    }
  }
}
