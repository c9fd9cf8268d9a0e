package io.countersign.smtp;

import io.countersign.domain.delivery.Rendered;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** A message as it goes over the wire (RFC 5322, RFC 2046). */
final class Letter extends MimeMessage {

  private static final String UTF_8 = "UTF-8";

  /** What ends a line or hides in one: nobody writes a header of their own. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  /** An address in the form that the factor makes, and no list, comment or second line. */
  private static final Pattern ADDRESS =
      Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9.-]{1,253}");

  private final String id;

  private Letter(String id) {
    super(Session.getInstance(new Properties()));
    this.id = id;
  }

  /** Where a message goes, if that is an address. */
  static Optional<InternetAddress> recipient(Rendered message) {
    if (!ADDRESS.matcher(message.address()).matches()) {
      return Optional.empty();
    }
    InternetAddress to = new InternetAddress();
    to.setAddress(message.address());
    return Optional.of(to);
  }

  static Letter of(Rendered message, Sender sender, InternetAddress to, Instant now)
      throws MessagingException {
    // The same for every attempt, so that a mailbox may tell that it has it already.
    Letter letter = new Letter("<" + message.id() + "@" + sender.domain() + ">");
    letter.setFrom(sender.from());
    letter.setRecipient(RecipientType.TO, to);
    if (sender.replyTo().isPresent()) {
      letter.setReplyTo(new InternetAddress[] {sender.replyTo().get()});
    }
    letter.setSubject(CONTROL.matcher(message.subject()).replaceAll(" ").strip(), UTF_8);
    letter.setSentDate(Date.from(now));
    letter.setContentLanguage(new String[] {message.language().toLanguageTag()});
    // RFC 3834 section 5: no machine answers to it.
    letter.setHeader("Auto-Submitted", "auto-generated");
    letter.write(message);
    letter.saveChanges();
    return letter;
  }

  private void write(Rendered message) throws MessagingException {
    if (message.html().isEmpty()) {
      setText(message.text(), UTF_8);
      return;
    }
    // RFC 2046 section 5.1.4: the last part is the richest.
    MimeMultipart parts =
        new MimeMultipart(
            "alternative", part(message.text(), "plain"), part(message.html().get(), "html"));
    setContent(parts);
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
