package io.countersign.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.core5.http.Header;

/**
 * One request to Twilio over the JDK's client, and its answer.
 *
 * <p>It is sent once. Twilio's own client sends again what was answered with 5xx, up to three times
 * within the same call; for a message that costs money and rings a phone, that is the host's to
 * decide. It also keeps the last request, and so the code, in memory.
 */
final class Exchange extends HttpClient {

  private static final int MOST_ANSWER = 256 * 1024;

  private final java.net.http.HttpClient http;
  private final TwilioSettings settings;
  private Optional<HttpResponse<String>> answer = Optional.empty();

  Exchange(java.net.http.HttpClient http, TwilioSettings settings) {
    this.http = http;
    this.settings = settings;
  }

  /** The status of the answer, or 0 before there is one. */
  int status() {
    return answer.map(HttpResponse::statusCode).orElse(0);
  }

  /** Whether Twilio took what it was asked to do. */
  boolean succeeded() {
    return status() / 100 == 2;
  }

  /** RFC 9110 section 10.2.3, in seconds. */
  Optional<Duration> retryAfter() {
    return answer
        .flatMap(got -> got.headers().firstValue("Retry-After"))
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(Request request, int[] retryCodes, int retries, long delay) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    try {
      HttpResponse<String> got =
          http.send(
              HttpRequest.newBuilder(address(request))
                  .timeout(settings.answer())
                  .header("Authorization", request.getAuthString())
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Accept", "application/json")
                  .header("Accept-Charset", "utf-8")
                  .header("User-Agent", "countersign")
                  .POST(BodyPublishers.ofString(request.encodeFormBody()))
                  .build(),
              BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MOST_ANSWER));
      answer = Optional.of(got);
      return new Response(got.body(), got.statusCode(), new Header[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  private URI address(Request request) {
    try {
      URI twilios = request.constructURL().toURI();
      return settings
          .place()
          .baseUrl()
          .map(base -> base.resolve(twilios.getRawPath()))
          .orElse(twilios);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The host does not want to wait any longer. */
  static final class Interrupted extends RuntimeException {

    private static final long serialVersionUID = 1;
  }
}
