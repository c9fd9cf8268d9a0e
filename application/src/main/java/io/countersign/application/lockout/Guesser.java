package io.countersign.application.lockout;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.risk.IpAddress;
import java.util.Optional;

/**
 * Who guesses, as the application tells with each guess. It is kept from none to the next: whoever
 * begins something on one device and guesses on another counts where they guess.
 *
 * @param device the token that the application keeps on the device
 * @param address where it comes from
 */
public record Guesser(Optional<SecretBytes> device, Optional<IpAddress> address) {

  /** Of whom nothing is known. */
  public static final Guesser STRANGER = new Guesser(Optional.empty(), Optional.empty());
}
