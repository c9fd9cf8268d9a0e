package io.countersign.server.distribution;

import io.countersign.server.demo.AuthenticatorApp;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Users with authenticator apps of their own. */
final class Seeds {

  private final AtomicInteger users = new AtomicInteger();

  record Seed(String user, String secret) {

    String code() {
      return new AuthenticatorApp(secret, "SHA1", 6, 30).codeAt(Instant.now());
    }

    /** Of the right form, and displayed neither now nor near now. */
    String wrongCode(int number) {
      String wrong = "%06d".formatted(number);
      AuthenticatorApp app = new AuthenticatorApp(secret, "SHA1", 6, 30);
      for (int step = -3; step <= 3; step++) {
        if (app.codeAt(Instant.now().plusSeconds(30L * step)).equals(wrong)) {
          return wrongCode(number + 500_000);
        }
      }
      return wrong;
    }
  }

  Seed next() {
    int number = users.incrementAndGet();
    // The digits of the number as letters of base 32.
    String secret =
        "%032d"
            .formatted(number)
            .replace('0', 'A')
            .replace('1', 'B')
            .replace('8', 'C')
            .replace('9', 'D');
    return new Seed("user-" + number, secret);
  }
}
