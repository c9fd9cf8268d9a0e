package io.countersign.domain.webhook;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a webhook is sent to, in one spelling: scheme and host in small letters, the host as ASCII
 * (RFC 5891), no port that is the usual one, a path.
 *
 * @param text at most 1,000 characters, ASCII only
 */
public record WebhookUrl(String text) {

  private static final int MOST_CHARACTERS = 1_000;
  private static final int MOST_PORT = 65_535;
  private static final String HTTPS = "https";
  private static final String HTTP = "http";

  private static final Pattern ASCII = Pattern.compile("[!-~]*");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
  private static final String OCTET = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}\\]");

  /** What some resolvers read as IPv4: a name never ends in a number. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  /** Only what {@link #of} makes. */
  public WebhookUrl {
    if (!normal(text).equals(text)) {
      throw new IllegalArgumentException("must be in its normal form");
    }
  }

  /**
   * Reads an address as people write it.
   *
   * @throws IllegalArgumentException whose message says what it must be
   */
  public static WebhookUrl of(String text) {
    return new WebhookUrl(normal(text));
  }

  /** Whether it is sent in the clear. */
  public boolean isPlain() {
    return text.startsWith(HTTP + ":");
  }

  /** A name, an IPv4 address, or an IPv6 address without its brackets. */
  public String host() {
    String host = URI.create(text).getRawAuthority();
    int port = host.lastIndexOf(':');
    if (port > host.lastIndexOf(']')) {
      host = host.substring(0, port);
    }
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String normal(String text) {
    URI uri = parsed(text);
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!scheme.equals(HTTPS) && !scheme.equals(HTTP)) {
      throw new IllegalArgumentException("must begin with https://");
    }
    String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
    if (authority.contains("@")) {
      throw new IllegalArgumentException("must not name a user");
    }
    if (uri.getRawFragment() != null) {
      throw new IllegalArgumentException("must not have a fragment");
    }
    String normal = scheme + "://" + authority(authority, scheme.equals(HTTPS) ? 443 : 80);
    String path = Optional.ofNullable(uri.getRawPath()).filter(at -> !at.isEmpty()).orElse("/");
    normal += path + Optional.ofNullable(uri.getRawQuery()).map(query -> "?" + query).orElse("");
    if (normal.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("must have at most 1000 characters");
    }
    if (!ASCII.matcher(normal).matches()) {
      throw new IllegalArgumentException("must have what is not ASCII percent-encoded");
    }
    return normal;
  }

  private static URI parsed(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("must have at most 1000 characters");
    }
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be a URL such as https://shop.example/hook", e);
    }
  }

  private static String authority(String written, int usual) {
    int colon = written.lastIndexOf(':');
    boolean withPort = colon > written.lastIndexOf(']');
    String host = host(withPort ? written.substring(0, colon) : written);
    if (!withPort) {
      return host;
    }
    int port = port(written.substring(colon + 1));
    return port == usual ? host : host + ":" + port;
  }

  private static int port(String text) {
    if (text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= MOST_PORT) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("must have a port from 1 to 65535");
  }

  private static String host(String written) {
    String small = written.toLowerCase(Locale.ROOT);
    if (IPV6.matcher(small).matches()) {
      return small;
    }
    String host = ascii(small);
    String[] labels = host.split("\\.", -1);
    if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
      if (IPV4.matcher(host).matches()) {
        return host;
      }
      throw new IllegalArgumentException("must have an IPv4 address as in 192.0.2.1");
    }
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw new IllegalArgumentException("must have the name of a host");
      }
    }
    return host;
  }

  private static String ascii(String host) {
    try {
      return IDN.toASCII(host).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must have the name of a host", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
