package io.countersign.application.webhook;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The secrets of a webhook as one text to be sealed: a line for each, of its scheme, its key in
 * Base64, and when it ends, separated by blanks.
 */
public final class WebhookSecretsText {

  private static final String NEVER = "-";

  private WebhookSecretsText() {}

  /** For {@link #read}. */
  public static SecretBytes write(List<WebhookSecret> secrets) {
    String text = secrets.stream().map(WebhookSecretsText::line).collect(Collectors.joining("\n"));
    return SecretBytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** What was written. */
  public static List<WebhookSecret> read(SecretBytes kept) {
    return new String(kept.reveal(), StandardCharsets.US_ASCII)
        .lines()
        .map(line -> line.split(" ", -1))
        .map(parts ->
            new WebhookSecret(
                SignatureScheme.named(parts[0]).orElseThrow(),
                SecretBytes.of(Base64.getDecoder().decode(parts[1])),
                parts[2].equals(NEVER) ? Optional.empty() : Optional.of(Instant.parse(parts[2]))))
        .toList();
  }

  private static String line(WebhookSecret secret) {
    return "%s %s %s"
        .formatted(
            secret.scheme().text(),
            Base64.getEncoder().encodeToString(secret.key().reveal()),
            secret.until().map(Instant::toString).orElse(NEVER));
  }
}
