package io.countersign.domain.delivery;

import java.net.URI;
import java.util.Map;

/**
 * A request to the host that says that it comes from a provider.
 *
 * @param url the one that the provider was given, as it was given
 * @param headers by their lower-case names
 * @param body as it came, read as UTF-8, at most 16 KiB
 */
public record Callback(URI url, Map<String, String> headers, String body) {

  /** Keeps a copy of the headers. */
  public Callback {
    headers = Map.copyOf(headers);
  }
}
