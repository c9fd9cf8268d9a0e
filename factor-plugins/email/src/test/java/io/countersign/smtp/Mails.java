package io.countersign.smtp;

import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.FactorConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Messages and transports for tests. */
final class Mails {

  static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Mails() {}

  static Rendered to(String address) {
    return of(address, "Dein Code für ACME", Optional.of("<p>Dein Code: <b>492039</b> ✓</p>"));
  }

  static Rendered of(String address, String subject, Optional<String> html) {
    return new Rendered(
        ID,
        Channel.EMAIL,
        address,
        Locale.GERMANY,
        subject,
        "Dein Code: 492039 ✓",
        html,
        Optional.empty());
  }

  static SmtpTransport transport(int port, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("host", "localhost");
    all.put("port", Integer.toString(port));
    all.put("security", "none");
    all.put("from", "ACME Größe <login@acme.example>");
    all.putAll(settings);
    return new SmtpTransport(
        SmtpSettings.of(FactorConfig.of(all)), InstantSource.fixed(NOON), System::nanoTime);
  }
}
