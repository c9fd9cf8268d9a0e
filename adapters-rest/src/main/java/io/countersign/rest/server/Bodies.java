package io.countersign.rest.server;

import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Refusal;
import io.countersign.rest.json.Body;
import io.countersign.rest.problem.Problem;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request, and refuses one where none is expected. */
final class Bodies {
  private static final String JSON = "application/json";

  /** What a provider reports is small, and anybody may send it. */
  private static final int MOST_RECEIVED = 16 * 1024;

  private final int most;

  Bodies(int most) {
    this.most = most;
  }

  /** The JSON object that must be there. */
  Body read(ServerRequest request, boolean large) {
    requireJson(request.headers());
    return Body.read(bytes(request, large ? Math.max(most, Operation.LARGE) : most));
  }

  /** Whatever is there, of whatever kind. */
  Call.Received receive(ServerRequest request) {
    Map<String, String> headers = new TreeMap<>();
    request.headers().forEach(header -> headers.put(header.headerName().lowerCase(), header.get()));
    return new Call.Received(
        headers, new String(bytes(request, Math.min(most, MOST_RECEIVED)), StandardCharsets.UTF_8));
  }

  /** That there is none. */
  static void refuse(ServerRequest request) {
    ServerRequestHeaders headers = request.headers();
    if (headers.contains(HeaderNames.TRANSFER_ENCODING) || headers.contentLength().orElse(0) > 0) {
      throw new Refusal(Failure.of(Problem.BAD_REQUEST).because("This operation takes no body."));
    }
  }

  private static void requireJson(ServerRequestHeaders headers) {
    List<String> types = headers.all(HeaderNames.CONTENT_TYPE, List::of);
    if (types.size() != 1 || !json(types.getFirst())) {
      throw new Refusal(Failure.of(Problem.UNSUPPORTED_MEDIA_TYPE));
    }
  }

  /** With no parameter but the charset that JSON has anyway (RFC 8259 section 8.1). */
  private static boolean json(String type) {
    if (type.equals(JSON)) {
      return true;
    }
    String plain = type.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    return plain.equals(JSON) || plain.equals(JSON + ";charset=utf-8");
  }

  private static byte[] bytes(ServerRequest request, int most) {
    if (request.headers().contentLength().orElse(0) > most) {
      throw refused(DirectHandler.EventType.PAYLOAD_TOO_LARGE, "body too large", null);
    }
    try {
      // Not closed: closing it would wait for the rest of a body that is refused.
      byte[] bytes = request.content().inputStream().readNBytes(most + 1);
      if (bytes.length > most) {
        throw refused(DirectHandler.EventType.PAYLOAD_TOO_LARGE, "body too large", null);
      }
      return bytes;
    } catch (RequestException | CloseConnectionException known) {
      throw known;
    } catch (IOException
        | UncheckedIOException
        | DataReader.InsufficientDataAvailableException gone) {
      throw new CloseConnectionException("the body never arrived", gone);
    } catch (RuntimeException framing) {
      throw refused(DirectHandler.EventType.BAD_REQUEST, "malformed chunks", framing);
    }
  }

  private static RequestException refused(
      DirectHandler.EventType type, String message, @Nullable RuntimeException cause) {
    return RequestException.builder().type(type).message(message).cause(cause).build();
  }
}
