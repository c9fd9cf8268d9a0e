package io.countersign.webhooks;

import io.countersign.domain.risk.Network;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes clients that do nothing of their own accord. */
final class Clients {

  private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(5);

  /** As many as may ever be used at once: who sends waits before its time begins, not here. */
  static final int CONNECTIONS = 2_000;

  private Clients() {}

  static SSLContext systemTls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As long as one of a few addresses may take to answer. */
  static Duration connecting(Duration timeout) {
    Duration third = timeout.dividedBy(3);
    return third.compareTo(LONGEST_CONNECTING) < 0 ? third : LONGEST_CONNECTING;
  }

  /** Behind a proxy, the only name that is asked for is the proxy's. */
  static AddressGuard everywhere() {
    return new AddressGuard(
        List.of(Network.of("0.0.0.0/0").orElseThrow(), Network.of("::/0").orElseThrow()), Set.of());
  }

  static CloseableHttpClient client(SenderOptions options, SSLContext tls, DnsResolver resolver) {
    Timeout whole = Timeout.of(options.timeout());
    HttpClientBuilder client =
        HttpClients.custom()
            .setConnectionManager(connections(options, tls, resolver))
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(whole)
                    .setResponseTimeout(whole)
                    .setRedirectsEnabled(false)
                    .setAuthenticationEnabled(false)
                    .build())
            .setUserAgent("Countersign-Webhooks/" + Payload.VERSION)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression();
    options.proxy().map(HttpHost::create).ifPresent(client::setProxy);
    return client.build();
  }

  private static PoolingHttpClientConnectionManager connections(
      SenderOptions options, SSLContext tls, DnsResolver resolver) {
    Timeout connecting = Timeout.of(connecting(options.timeout()));
    Timeout whole = Timeout.of(options.timeout());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(resolver)
        // The JDK looks at the name while it shakes hands (RFC 9525).
        .setTlsSocketStrategy(
            new DefaultClientTlsStrategy(tls, HostnameVerificationPolicy.BUILTIN, null))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8_192).build())
                .build())
        .setDefaultSocketConfig(
            SocketConfig.custom().setSoTimeout(whole).setTcpNoDelay(true).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connecting)
                .setSocketTimeout(whole)
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(100))
                .setTimeToLive(TimeValue.ofSeconds(60))
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connecting).build())
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .build();
  }
}
