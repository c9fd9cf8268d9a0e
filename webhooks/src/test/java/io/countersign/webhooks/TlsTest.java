package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.webhook.Attempt.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;

  @BeforeAll
  static void makeACertificate() throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-dname",
                "CN=right.example",
                "-ext",
                "san=dns:right.example",
                "-keystore",
                store().toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }

  @Test
  void a_receiver_that_proves_its_name_is_talked_to() throws Exception {
    assertThat(outcome("right.example", context())).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void a_receiver_with_the_certificate_of_another_name_is_not() throws Exception {
    assertThat(outcome("wrong.example", context())).isEqualTo(Outcome.NOT_TRUSTED);
  }

  @Test
  void a_receiver_whose_certificate_nobody_vouches_for_is_not() throws Exception {
    assertThat(outcome("right.example", Clients.systemTls())).isEqualTo(Outcome.NOT_TRUSTED);
  }

  private static Outcome outcome(String host, SSLContext trusting) throws Exception {
    try (Receiver receiver =
            Receiver.over(
                context().getServerSocketFactory(),
                (_, out) -> out.write(Receiver.ok().getBytes(StandardCharsets.US_ASCII)));
        HttpSender sender =
            HttpSender.of(
                Sent.here(),
                trusting,
                _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
                Instant::now)) {
      return sender
          .send(
              Sent.to("https://" + host + ":" + receiver.port() + "/"),
              List.of(Sent.secret(1)),
              Sent.message())
          .outcome();
    }
  }

  private static SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store())) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  private static Path store() {
    return folder.resolve("receiver.p12");
  }
}
