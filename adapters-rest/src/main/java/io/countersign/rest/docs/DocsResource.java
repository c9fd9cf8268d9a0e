package io.countersign.rest.docs;

import io.countersign.rest.event.EventSchema;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Content;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The contract as a file, and as a page that needs nothing from anywhere else. */
public final class DocsResource implements Resource {
  private static final String CACHING = "public, max-age=3600";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** Swagger UI works with nothing inline and nothing from elsewhere. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
  private static final String WEBJAR_VERSION =
      "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  @Override
  public List<Operation> operations() {
    String ui = WEBJAR + version() + "/";
    return List.of(
        Operation.open("/", _ -> moved("/docs")),
        file("/openapi.yaml", "application/yaml", "/openapi.yaml"),
        Operation.open("/events.schema.json", _ -> schema()),
        file("/docs", "text/html; charset=utf-8", "/docs/index.html"),
        file("/docs/start.js", SCRIPT, "/docs/start.js"),
        file("/docs/swagger-ui-bundle.js", SCRIPT, ui + "swagger-ui-bundle.js"),
        file("/docs/swagger-ui.css", "text/css; charset=utf-8", ui + "swagger-ui.css"));
  }

  /** Read anew each time: a page that is seldom asked for is not worth two megabytes of memory. */
  private static Operation file(String path, String type, String resource) {
    return Operation.open(
        path,
        _ ->
            new Content(
                200,
                type,
                read(resource),
                CACHING,
                Map.of(
                    "Content-Security-Policy",
                    CONTENT_SECURITY_POLICY,
                    "Referrer-Policy",
                    "no-referrer")));
  }

  private static Answer schema() {
    return new Content(200, "application/schema+json", EventSchema.json(), CACHING, Map.of());
  }

  private static Answer moved(String to) {
    return new Content(
        302, "text/plain; charset=utf-8", new byte[0], CACHING, Map.of("Location", to));
  }

  private static String version() {
    try (InputStream in = open(WEBJAR_VERSION)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(String resource) {
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = DocsResource.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("not in the distribution: " + resource);
    }
    return in;
  }
}
