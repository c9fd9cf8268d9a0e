package io.countersign.twilio;

import io.countersign.domain.delivery.Transport;
import io.countersign.domain.delivery.TransportProvider;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.FactorConfig;
import java.util.Set;

/**
 * Brings the transport {@code twilio}. Its settings: those of {@link Account#of}, {@link Origin#of}
 * and {@link Place#of}, {@code connectSeconds} (1 to 20, default 5) and {@code answerSeconds} (1 to
 * 20, default 12).
 */
public final class TwilioProvider implements TransportProvider {

  /** For {@link java.util.ServiceLoader}. */
  public TwilioProvider() {}

  @Override
  public String name() {
    return "twilio";
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.SMS, Channel.VOICE);
  }

  @Override
  public Transport create(FactorConfig config) {
    return new TwilioTransport(TwilioSettings.of(config));
  }
}
