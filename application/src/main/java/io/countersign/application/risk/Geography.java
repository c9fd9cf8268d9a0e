package io.countersign.application.risk;

import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.Whereabouts;

/** Where addresses are. */
public interface Geography {

  /**
   * Where an address is, told from memory.
   *
   * @throws RuntimeException if what is known of it makes no sense
   */
  Whereabouts find(IpAddress address);
}
