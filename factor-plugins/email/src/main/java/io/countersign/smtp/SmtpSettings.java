package io.countersign.smtp;

import io.countersign.domain.factor.FactorConfig;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * The operator's settings.
 *
 * @param tls makes what is trusted
 * @param maxConnections how many may be open at once
 */
record SmtpSettings(
    String host,
    int port,
    Security security,
    SSLSocketFactory tls,
    Optional<Login> login,
    Sender sender,
    Timeouts timeouts,
    int maxConnections) {

  static SmtpSettings of(FactorConfig config) {
    Security security =
        Security.of(config.oneOf("security", Security.STARTTLS.setting(), Security.settings()));
    SmtpSettings settings =
        new SmtpSettings(
            config.required("host"),
            config.integer("port", security.port(), 1, 65_535),
            security,
            TrustedCertificates.of(config),
            Login.of(config, security),
            Sender.of(config),
            Timeouts.of(config),
            config.integer("maxConnections", 4, 1, 64));
    config.check();
    return settings;
  }
}
