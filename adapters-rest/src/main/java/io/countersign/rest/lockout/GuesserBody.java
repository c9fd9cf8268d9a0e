package io.countersign.rest.lockout;

import io.countersign.application.lockout.Guesser;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.risk.IpAddress;
import io.countersign.rest.json.Body;
import java.nio.charset.StandardCharsets;

/** Who guesses, in the body of whatever takes or begins a guess. */
public final class GuesserBody {

  /** The token that the application keeps on the device. */
  public static final String DEVICE = "device";

  /** Where it comes from. */
  public static final String IP = "ip";

  private static final int LEAST_DEVICE = 16;
  private static final int MOST_DEVICE = 255;

  private GuesserBody() {}

  /** Reads both, if they are there. */
  public static Guesser read(Body body) {
    return new Guesser(
        body.optionalText(DEVICE, GuesserBody::device),
        body.optionalText(IP, GuesserBody::address));
  }

  private static SecretBytes device(String token) {
    if (token.length() < LEAST_DEVICE || token.length() > MOST_DEVICE) {
      throw new IllegalArgumentException("must have 16 to 255 characters");
    }
    return SecretBytes.of(token.getBytes(StandardCharsets.UTF_8));
  }

  private static IpAddress address(String text) {
    return IpAddress.of(text)
        .orElseThrow(() -> new IllegalArgumentException("must be an IPv4 or IPv6 address"));
  }
}
