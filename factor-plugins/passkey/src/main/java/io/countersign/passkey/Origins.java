package io.countersign.passkey;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The pages that may use passkeys, as browsers write them: scheme, host and port, each exact.
 *
 * @param own empty for any port of {@code http://localhost}, which only whoever sits at the machine
 *     can serve
 * @param around the pages that may have one of ours in a frame
 */
record Origins(Set<String> own, Set<String> around) {

  /** A port that goes without saying is never written. */
  private static final Pattern WEB =
      Pattern.compile(
          "https://(?!.*:443$)[a-z0-9-]+(\\.[a-z0-9-]+)*(:[1-9][0-9]{0,4})?"
              + "|http://(?!.*:80$)([a-z0-9-]+\\.)*localhost(:[1-9][0-9]{0,4})?");

  /** An app of Android's, by the SHA-256 of its certificate. */
  private static final Pattern APP = Pattern.compile("android:apk-key-hash:[A-Za-z0-9_-]{43}");

  private static final Pattern LOCAL = Pattern.compile("http://localhost(:[1-9][0-9]{0,4})?");

  /** Of whoever only tries it out. */
  static Origins ofThisMachine() {
    return new Origins(Set.of(), Set.of());
  }

  static boolean isWeb(String text) {
    return WEB.matcher(text).matches();
  }

  static boolean isApp(String text) {
    return APP.matcher(text).matches();
  }

  /** Whether a page, or an app, of ours has this origin. */
  boolean expect(String origin) {
    return own.isEmpty() ? LOCAL.matcher(origin).matches() : own.contains(origin);
  }

  /** Whether a page of this origin may have one of ours in a frame. */
  boolean expectAround(String origin) {
    return around.contains(origin);
  }
}
