package io.countersign.domain.tenant;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an exact web origin looks like: RFC 6454 section 6.2, the ASCII serialization that browsers
 * send, with {@code https} or, on loopback, {@code http}.
 */
final class WebOrigins {

  static final int MOST_CHARACTERS = 255;

  private static final int MOST_PORT = 65_535;
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern FORM =
      Pattern.compile(
          "(https?)://((?:%1$s\\.)*%1$s|\\[[0-9a-f:.]{2,45}\\])(?::([1-9][0-9]{0,4}))?"
              .formatted(LABEL));
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.+\\.localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1\\]");

  private WebOrigins() {}

  /** Nothing else would ever equal what a browser sends. */
  static void require(String origin) {
    Matcher matcher = FORM.matcher(origin);
    if (origin.length() > MOST_CHARACTERS || !matcher.matches()) {
      throw new IllegalArgumentException(
          "must be exact web origins, such as https://shop.example: small letters, no path");
    }
    boolean https = matcher.group(1).equals("https");
    if (!https && !LOOPBACK.matcher(matcher.group(2)).matches()) {
      throw new IllegalArgumentException("must be https, or http on loopback");
    }
    requirePort(matcher.group(3), https ? 443 : 80);
  }

  private static void requirePort(@Nullable String port, int usual) {
    if (port != null && (Integer.parseInt(port) > MOST_PORT || Integer.parseInt(port) == usual)) {
      throw new IllegalArgumentException(
          "must have a port up to 65535, and none where it is the usual one");
    }
  }
}
