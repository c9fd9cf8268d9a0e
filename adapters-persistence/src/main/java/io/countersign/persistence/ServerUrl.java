package io.countersign.persistence;

import io.countersign.application.storage.InvalidStorageUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code jdbc:mariadb://host:3306/database?sslMode=verify-full}, checked. */
final class ServerUrl {

  /** With a driver's word for several hosts before them, such as {@code sequential}. */
  private static final Pattern FORM =
      Pattern.compile("jdbc:[a-z]+:(?:[a-z]+:)?//([^/?@]+)/[^/?@]+(?:\\?.*)?");

  private static final Pattern CREDENTIALS =
      Pattern.compile("[?&](?:user|password)=", Pattern.CASE_INSENSITIVE);

  private final String text;
  private final String hosts;

  private ServerUrl(String text, String hosts) {
    this.text = text;
    this.hosts = hosts;
  }

  /**
   * @throws InvalidStorageUrl without quoting it: there may be a password in it
   */
  static ServerUrl of(String scheme, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidStorageUrl(scheme + "//<host>:<port>/<database>");
    }
    // A URL gets into process lists, logs and messages.
    if (CREDENTIALS.matcher(text).find()) {
      throw new InvalidStorageUrl(
          scheme
              + "//<host>:<port>/<database>, without user and password, which have settings of"
              + " their own");
    }
    return new ServerUrl(text, matcher.group(1));
  }

  String text() {
    return text;
  }

  /** Where it leads: host and port, of one or several. */
  String hosts() {
    return hosts;
  }

  /** Whether it says how to encrypt, in the way of either driver. */
  boolean saysHowToEncrypt() {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("?sslmode=") || lower.contains("&sslmode=");
  }

  /** Whether nothing leaves this machine. */
  boolean staysHere() {
    for (String host : hosts.split(",", -1)) {
      if (!isLoopback(host.replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", ""))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
