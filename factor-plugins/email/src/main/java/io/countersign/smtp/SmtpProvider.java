package io.countersign.smtp;

import io.countersign.domain.delivery.Transport;
import io.countersign.domain.delivery.TransportProvider;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.FactorConfig;
import java.time.InstantSource;
import java.util.Set;

/**
 * Brings the transport {@code smtp}. Its settings: {@code host} and {@code from} must be set;
 * {@code security} (starttls, tls, opportunistic or none, default starttls), {@code port} (default
 * 587, 465 or 25, as of {@code security}), {@code caFile}, {@code username} and {@code password},
 * {@code replyTo}, {@code maxConnections} (1 to 64, default 4), and those of {@link Timeouts#of}.
 */
public final class SmtpProvider implements TransportProvider {

  /** For {@link java.util.ServiceLoader}. */
  public SmtpProvider() {}

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.EMAIL);
  }

  @Override
  public Transport create(FactorConfig config) {
    return new SmtpTransport(SmtpSettings.of(config), InstantSource.system(), System::nanoTime);
  }
}
