package io.countersign.server.distribution;

import io.countersign.smtp.Mail;
import io.countersign.smtp.MailServer;
import io.countersign.twilio.TwilioServer;
import io.countersign.twilio.TwilioServer.Asked;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server and a stand-in for Twilio: what the server hands to them, people read. */
final class Postmen implements AutoCloseable {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final Pattern CODE = Pattern.compile("(?<![0-9])([0-9]{6})(?![0-9])");

  private final MailServer mail = MailServer.started(how -> how);
  private final TwilioServer twilio = TwilioServer.started();

  /** The settings of a server that sends by them. */
  Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("COUNTERSIGN_TRANSPORTS_SMTP__HOST", "localhost");
    settings.put("COUNTERSIGN_TRANSPORTS_SMTP__PORT", Integer.toString(mail.port()));
    settings.put("COUNTERSIGN_TRANSPORTS_SMTP__SECURITY", "none");
    settings.put("COUNTERSIGN_TRANSPORTS_SMTP__FROM", "ACME <login@acme.example>");
    settings.put("COUNTERSIGN_TRANSPORTS_TWILIO__ACCOUNT_SID", TwilioServer.ACCOUNT);
    settings.put("COUNTERSIGN_TRANSPORTS_TWILIO__AUTH_TOKEN", TwilioServer.TOKEN);
    settings.put("COUNTERSIGN_TRANSPORTS_TWILIO__FROM", TwilioServer.NUMBER);
    settings.put("COUNTERSIGN_TRANSPORTS_TWILIO__BASE_URL", twilio.url());
    settings.putAll(more);
    return settings;
  }

  /** The code of the message that is the n-th to an address, counted from 1. */
  String mailed(String address, int n) {
    return code(awaited(() -> nth(mailsTo(address), n)).text());
  }

  private List<Mail> mailsTo(String address) {
    return mail.mails().stream().filter(each -> each.to().equals(address)).toList();
  }

  /** The code of the text message that is the n-th to a number. */
  String texted(String number, int n) {
    return code(Objects.requireNonNull(nthTo("Messages", number, n).fields().get("Body")));
  }

  /** All text messages to a number until now. */
  List<Asked> textsTo(String number) {
    return askedFor("Messages", number);
  }

  /** The code that the n-th call to a number speaks. */
  String spoken(String number, int n) {
    String words = Objects.requireNonNull(nthTo("Calls", number, n).fields().get("Twiml"));
    return code(words.replaceAll("(?<=[0-9]), (?=[0-9])", ""));
  }

  Asked nthTo(String resource, String number, int n) {
    return awaited(() -> nth(askedFor(resource, number), n));
  }

  private List<Asked> askedFor(String resource, String number) {
    return twilio.asked().stream()
        .filter(each -> each.resource().equals(resource))
        .filter(each -> number.equals(each.fields().get("To")))
        .toList();
  }

  private static <T> Optional<T> nth(List<T> all, int n) {
    return all.size() < n ? Optional.empty() : Optional.of(all.get(n - 1));
  }

  /** Waits until there is one: messages leave after the answer. */
  synchronized <T> T awaited(Supplier<Optional<T>> wanted) {
    long end = System.nanoTime() + PATIENCE;
    Optional<T> found = wanted.get();
    while (found.isEmpty()) {
      if (System.nanoTime() >= end) {
        throw new AssertionError("nothing came");
      }
      try {
        TimeUnit.MILLISECONDS.timedWait(this, 10);
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
      found = wanted.get();
    }
    return found.get();
  }

  private static String code(String words) {
    Matcher found = CODE.matcher(words);
    if (!found.find()) {
      throw new AssertionError("no code in: " + words);
    }
    return found.group(1);
  }

  /** One that is not this one. */
  static String wrong(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
  }

  @Override
  public void close() {
    mail.close();
    twilio.close();
  }
}
