package io.countersign.twilio;

import io.countersign.domain.factor.FactorConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where Twilio's API is.
 *
 * @param baseUrl instead of Twilio's own, for a proxy or a test
 * @param edge where our requests enter Twilio's network
 * @param region where they are handled and kept
 */
record Place(Optional<URI> baseUrl, Optional<String> edge, Optional<String> region) {

  /** Asks for {@code baseUrl}, or {@code edge} and {@code region}. */
  static Place of(FactorConfig config) {
    Place place =
        new Place(
            config.optional("baseUrl").flatMap(text -> url(config, text)),
            name(config, "edge"),
            name(config, "region"));
    if (place.baseUrl.isPresent() && (place.edge.isPresent() || place.region.isPresent())) {
      config.refuse("baseUrl", "says already where it is: edge and region must not be set");
    }
    return place;
  }

  private static Optional<URI> url(FactorConfig config, String text) {
    try {
      URI url = new URI(text);
      if (url.getHost() != null
          && (url.getPath().isEmpty() || url.getPath().equals("/"))
          && (url.getScheme().equals("https") || (url.getScheme().equals("http") && isHere(url)))) {
        return Optional.of(url);
      }
    } catch (URISyntaxException notAnUrl) {
      // Falls through to the one complaint.
    }
    config.refuse("baseUrl", "must be https://host, or http:// to this machine, without a path");
    return Optional.empty();
  }

  /** The password is sent along: nowhere else in the clear. */
  private static boolean isHere(URI url) {
    return url.getHost().equals("localhost")
        || url.getHost().equals("127.0.0.1")
        || url.getHost().equals("[::1]");
  }

  private static Optional<String> name(FactorConfig config, String name) {
    Optional<String> value = config.optional(name).filter(text -> !text.isEmpty());
    if (value.isPresent() && !value.get().matches("[a-z0-9-]{2,32}")) {
      config.refuse(name, "must be a name such as dublin or ie1");
    }
    return value;
  }
}
