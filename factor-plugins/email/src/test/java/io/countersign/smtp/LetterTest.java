package io.countersign.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.delivery.Sending.Accepted;
import io.countersign.domain.delivery.Sending.Undeliverable;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

  private final MailServer server = MailServer.started(how -> how);
  private final SmtpTransport smtp =
      Mails.transport(server.port(), Map.of("replyTo", "help@acme.example"));

  @AfterEach
  void stop() {
    smtp.close();
    server.close();
  }

  @Test
  void it_says_who_to_whom_when_and_what() throws Exception {
    assertThat(smtp.send(Mails.to("ada@acme.example"))).isInstanceOf(Accepted.class);

    MimeMessage got = server.got().getFirst();
    assertThat(got.getFrom()[0].toString()).contains("login@acme.example");
    assertThat(((InternetAddress) got.getFrom()[0]).getPersonal()).isEqualTo("ACME Größe");
    assertThat(got.getAllRecipients()[0]).hasToString("ada@acme.example");
    assertThat(got.getReplyTo()[0]).hasToString("help@acme.example");
    assertThat(got.getSubject()).isEqualTo("Dein Code für ACME");
    assertThat(got.getSentDate()).isEqualTo(Date.from(Mails.NOON));
    assertThat(got.getContentLanguage()).containsExactly("de-DE");
    assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(got.getMessageID()).isEqualTo("<" + Mails.ID + "@acme.example>");
  }

  @Test
  void it_has_the_words_as_text_and_as_html() throws Exception {
    smtp.send(Mails.to("ada@acme.example"));

    MimeMessage got = server.got().getFirst();
    assertThat(got.getContentType()).startsWith("multipart/alternative");
    Multipart parts = (Multipart) got.getContent();
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Dein Code: 492039 ✓");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Dein Code: <b>492039</b> ✓</p>");
  }

  @Test
  void without_html_it_is_plain_text() throws Exception {
    smtp.send(Mails.of("ada@acme.example", "Code", Optional.empty()));

    assertThat(server.got().getFirst().getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(server.got().getFirst().getContent()).isEqualTo("Dein Code: 492039 ✓\r\n");
  }

  @Test
  void every_attempt_has_the_same_id() throws Exception {
    smtp.send(Mails.to("ada@acme.example"));
    smtp.send(Mails.to("ada@acme.example"));

    assertThat(server.got())
        .extracting(MimeMessage::getMessageID)
        .containsOnly("<" + Mails.ID + "@acme.example>")
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Code\r\nBcc: eve@evil.example",
        "Code\nBcc: eve@evil.example",
        "Code\rBcc: eve@evil.example",
        "Code\u0085Bcc: eve@evil.example",
        "Code\u2028Bcc: eve@evil.example",
        "Code\u0000\r\n\r\nBcc: eve@evil.example"
      })
  void a_subject_writes_no_header_of_its_own(String subject) throws Exception {
    smtp.send(Mails.of("ada@acme.example", subject, Optional.empty()));

    MimeMessage got = server.got().getFirst();
    assertThat(got.getHeader("Bcc")).isNull();
    assertThat(got.getSubject()).isEqualTo("Code Bcc: eve@evil.example");
    assertThat(got.getAllRecipients()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@acme.example\r\nRCPT TO:<eve@evil.example>",
        "ada@acme.example, eve@evil.example",
        "<ada@acme.example>",
        "Ada <ada@acme.example>",
        "ada@acme.example> ORCPT=rfc822;eve@evil.example",
        "ada@[127.0.0.1]",
        "ada@eve@acme.example",
        "group:ada@acme.example;"
      })
  void what_is_not_one_plain_address_gets_nothing(String address) {
    assertThat(smtp.send(Mails.to(address))).isEqualTo(new Undeliverable("invalid-address"));
    assertThat(server.connections()).isZero();
  }
}
