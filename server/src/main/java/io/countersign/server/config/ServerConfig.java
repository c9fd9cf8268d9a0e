package io.countersign.server.config;

import io.countersign.domain.risk.Network;
import io.countersign.server.config.Section.Derived;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How the server is reached over HTTP.
 *
 * @param publicUrl without a slash at its end
 * @param maxBodyBytes of a request
 * @param trustedProxies whose word is taken for where a call comes from
 */
public record ServerConfig(
    String host,
    int port,
    URI publicUrl,
    int maxBodyBytes,
    Duration requestTimeout,
    int maxConnections,
    Duration shutdownGrace,
    List<Network> trustedProxies) {

  static ServerConfig read(Settings settings) {
    Section section = settings.section("server", "How the server is reached over HTTP.");
    String host =
        section.ask(
            "host",
            Kinds.host(),
            "127.0.0.1",
            "The address to listen on. The server speaks plain HTTP: let it listen on more than"
                + " this machine only behind something that adds TLS.");
    int port = section.ask("port", Kinds.wholeNumber(1, 65_535), "8080", "The port to listen on.");
    return new ServerConfig(
        host,
        port,
        section.ask(
            "publicUrl",
            Kinds.publicUrl(),
            new Derived<>(url(host, port), "http://<server.host>:<server.port>"),
            "Where clients reach the server; also the issuer (iss) of its assertions."),
        section.ask(
            "maxBodyBytes",
            Kinds.wholeNumber(1_024, 1_048_576),
            "65536",
            "The largest request body that is read; a larger one is answered 413."),
        section.ask(
            "requestTimeout",
            Kinds.duration("PT1S", "PT5M"),
            "PT10S",
            "How long a request may take, the time its body takes to arrive included."),
        section.ask(
            "maxConnections",
            Kinds.wholeNumber(1, 100_000),
            "1024",
            "How many connections may be open at once; further ones wait."),
        section.ask(
            "shutdownGrace",
            Kinds.duration("PT0S", "PT5M"),
            "PT15S",
            "How long a stopping server waits for the requests that are in flight."),
        section.ask(
            "trustedProxies",
            Kinds.networks(),
            new Derived<>(List.of(), "<none>"),
            "The addresses of the proxies in front of the server, such as 10.0.0.0/8,::1. Only what"
                + " they say in X-Forwarded-For is believed of where a call comes from; with none,"
                + " it is the other end of the connection."));
  }

  /** Whether only this machine reaches it. */
  boolean here() {
    return here(host) && here(publicUrl.getHost());
  }

  private static boolean here(String host) {
    String plain = host.replaceAll("[\\[\\]]", "");
    return plain.equals("localhost") || plain.equals("::1") || plain.startsWith("127.");
  }

  private static URI url(String host, int port) {
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }
}
