package io.countersign.passkey;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what they would look for in vain: why passkeys work nowhere. */
final class Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final boolean ofThisMachine;
  private final AtomicBoolean told = new AtomicBoolean();

  Notices(PasskeySettings settings) {
    ofThisMachine = settings.ofThisMachine();
  }

  /** A browser elsewhere refuses the options, and nothing comes back. */
  void begun() {
    if (ofThisMachine && told.compareAndSet(false, true)) {
      LOG.warn(
          "passkeys work on pages of http://localhost only:"
              + " set factors.passkey.rpId and factors.passkey.origins");
    }
  }
}
