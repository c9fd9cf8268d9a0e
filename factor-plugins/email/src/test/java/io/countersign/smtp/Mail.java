package io.countersign.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;

/** A message in a mailbox. */
public record Mail(String to, String subject, String text) {

  static Mail of(MimeMessage message) {
    try {
      Object content =
          message.getContent() instanceof Multipart parts
              ? parts.getBodyPart(0).getContent()
              : message.getContent();
      return new Mail(
          message.getAllRecipients()[0].toString(), message.getSubject(), content.toString());
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
