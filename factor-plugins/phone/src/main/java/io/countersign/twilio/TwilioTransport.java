package io.countersign.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import io.countersign.domain.delivery.Callback;
import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Report;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Sending.Accepted;
import io.countersign.domain.delivery.Sending.Failed;
import io.countersign.domain.delivery.Sending.Refused;
import io.countersign.domain.delivery.Sending.Undeliverable;
import io.countersign.domain.delivery.Transport;
import io.countersign.domain.factor.Channel;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands text messages and calls to Twilio. */
final class TwilioTransport implements Transport {

  private static final String NUMBER = "\\+[1-9][0-9]{3,14}";

  /** Seconds after which Twilio need not try any more: no code lives longer. */
  private static final int VALIDITY = 600;

  /** Seconds that a phone rings. */
  private static final int RING = 30;

  private final TwilioSettings settings;
  private final HttpClient http;
  private final Optional<StatusReports> reports;

  TwilioTransport(TwilioSettings settings) {
    this.settings = settings;
    http =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(settings.connect())
            .build();
    reports = settings.account().authToken().map(StatusReports::new);
  }

  @Override
  public Sending send(Rendered message) {
    if (!message.address().matches(NUMBER)) {
      return new Undeliverable("invalid-number");
    }
    if (message.channel().equals(Channel.SMS)) {
      return sent(client -> text(message).create(client).getSid());
    }
    return settings
        .origin()
        .caller()
        .map(from -> sent(client -> call(message, from).create(client).getSid()))
        .orElseGet(() -> new Refused("no-number-to-call-from"));
  }

  private MessageCreator text(Rendered message) {
    PhoneNumber to = new PhoneNumber(message.address());
    Optional<String> service = settings.origin().messagingService();
    MessageCreator creator =
        service.isPresent()
            ? Message.creator(to, service.get(), message.text())
            : Message.creator(
                to, new PhoneNumber(settings.origin().from().orElseThrow()), message.text());
    if (service.isPresent()) {
      settings.origin().from().ifPresent(creator::setFrom);
    }
    reportTo(message).ifPresent(creator::setStatusCallback);
    return creator.setValidityPeriod(VALIDITY);
  }

  private CallCreator call(Rendered message, String from) {
    CallCreator creator =
        Call.creator(
                new PhoneNumber(message.address()),
                new PhoneNumber(from),
                new Twiml(Spoken.twiml(message.language(), message.text())))
            .setTimeout(RING);
    reportTo(message)
        .ifPresent(
            url -> creator.setStatusCallback(url).setStatusCallbackEvent(List.of("completed")));
    return creator;
  }

  /** What could not be told from a forgery is not asked for. */
  private Optional<URI> reportTo(Rendered message) {
    return reports.flatMap(any -> message.reportTo());
  }

  private Sending sent(Function<TwilioRestClient, @Nullable String> request) {
    Exchange exchange = new Exchange(http, settings);
    try {
      return accepted(request.apply(client(exchange)));
    } catch (ApiException e) {
      // What was taken is taken, even if the answer is not understood.
      return exchange.succeeded()
          ? new Accepted(Optional.empty())
          : Errors.of(e, exchange.status(), exchange.retryAfter());
    } catch (UncheckedIOException e) {
      return failed(reason(e));
    } catch (Exchange.Interrupted e) {
      return failed("interrupted");
    }
  }

  private static Sending accepted(@Nullable String sid) {
    return new Accepted(Optional.ofNullable(sid));
  }

  private TwilioRestClient client(Exchange exchange) {
    Account account = settings.account();
    TwilioRestClient.Builder client =
        new TwilioRestClient.Builder(account.username(), account.passwordText())
            .accountSid(account.sid())
            .httpClient(exchange);
    settings.place().edge().ifPresent(client::edge);
    settings.place().region().ifPresent(client::region);
    return client.build();
  }

  private static Sending failed(String reason) {
    return new Failed(reason, Optional.empty());
  }

  private static String reason(UncheckedIOException e) {
    return switch (e.getCause()) {
      case null -> "connection-lost";
      case HttpConnectTimeoutException nobody -> "unreachable";
      case ConnectException nobody -> "unreachable";
      case HttpTimeoutException late -> "timeout";
      default -> "connection-lost";
    };
  }

  @Override
  public Optional<Report> report(Callback callback) {
    return reports.flatMap(some -> some.read(callback));
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
