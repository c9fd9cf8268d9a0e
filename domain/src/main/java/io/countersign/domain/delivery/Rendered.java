package io.countersign.domain.delivery;

import io.countersign.domain.factor.Channel;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A message in the words that the person gets. It holds a code and an address, so it does not print
 * them.
 *
 * @param id the same for every attempt to send this message
 * @param address where it goes, in its normal form
 * @param language the language of the words
 * @param subject one line, without line ends; for channels without subjects it is not used
 * @param text plain text; for {@code voice} what is to be spoken
 * @param html the same as HTML, for channels that show it
 * @param reportTo where the provider may report what became of it, if the host can be reached
 */
public record Rendered(
    UUID id,
    Channel channel,
    String address,
    Locale language,
    String subject,
    String text,
    Optional<String> html,
    Optional<URI> reportTo) {

  @Override
  public String toString() {
    return "Rendered(" + id + ", " + channel + ")";
  }
}
