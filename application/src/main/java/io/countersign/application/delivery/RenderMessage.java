package io.countersign.application.delivery;

import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.factor.Channel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a message into the words that its user gets. */
public final class RenderMessage {

  private final Templates templates;
  private final InstantSource clock;
  private final SendRules rules;

  public RenderMessage(Templates templates, InstantSource clock, SendRules rules) {
    this.templates = templates;
    this.clock = clock;
    this.rules = rules;
  }

  /**
   * @param reportTo where the provider may report what became of it
   */
  public Rendered render(Outgoing outgoing, Optional<URI> reportTo) {
    Channel channel = outgoing.message().channel();
    Templates.Found found =
        templates.find(
            outgoing.delivery().tenant(), channel, outgoing.occasion(), outgoing.language());
    Map<String, String> values = values(outgoing);
    return new Rendered(
        outgoing.delivery().id().value(),
        channel,
        outgoing.message().destination().address(),
        found.language(),
        found.template().subject(values),
        found.template().text(values) + lastLine(outgoing),
        found.template().html(values),
        reportTo);
  }

  private Map<String, String> values(Outgoing outgoing) {
    String code = code(outgoing);
    Duration left = Duration.between(clock.instant(), outgoing.message().expiresAt());
    return Map.of(
        "code", outgoing.message().channel().equals(Channel.VOICE) ? spoken(code) : code,
        "minutes", Long.toString(Math.max(1, left.plusSeconds(30).toMinutes())),
        "issuer", outgoing.issuer());
  }

  /** Digit by digit, with a pause after each. */
  private static String spoken(String code) {
    return code.codePoints().mapToObj(Character::toString).collect(Collectors.joining(", "));
  }

  /**
   * "The last line consists of a U+0040 (@) followed by the host, a space, and the code after a
   * U+0023 (#)" (WICG, Origin-bound one-time codes delivered via SMS, section 3).
   */
  private String lastLine(Outgoing outgoing) {
    return rules
        .domain()
        .filter(_ -> outgoing.message().channel().equals(Channel.SMS))
        .map(domain -> "\n\n@" + domain + " #" + code(outgoing))
        .orElse("");
  }

  private static String code(Outgoing outgoing) {
    return new String(outgoing.message().code().reveal(), StandardCharsets.UTF_8);
  }
}
