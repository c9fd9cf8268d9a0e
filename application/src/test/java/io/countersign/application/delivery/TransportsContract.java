package io.countersign.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.delivery.Callback;
import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Transport;
import io.countersign.domain.factor.Channel;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Transports} does. */
public interface TransportsContract {

  Rendered MESSAGE =
      new Rendered(
          new UUID(1, 2),
          Channel.EMAIL,
          "anna@acme.test",
          Locale.ENGLISH,
          "Your code",
          "Your code is 123456.",
          Optional.empty(),
          Optional.empty());

  /**
   * With transports of these names, of which each carries what its name ends with, such as {@code
   * one-email}, and says that it took every message, by its own name as the reference.
   *
   * @param order which are tried for {@link Channel#EMAIL}, the first one first; all in
   *     alphabetical order if it is empty
   */
  Transports with(List<String> order, String... names);

  /** With a transport of this name that throws an {@link IllegalStateException}. */
  Transports withFailing(String name);

  @Test
  default void a_transport_is_found_by_its_name() {
    Transports transports = with(List.of(), "one-email", "two-sms");

    LoadedTransport found = transports.find("two-sms").orElseThrow();

    assertThat(found.name()).isEqualTo("two-sms");
    assertThat(found.channels()).containsExactly(Channel.SMS);
    assertThat(found.transport().send(MESSAGE))
        .isEqualTo(new Sending.Accepted(Optional.of("two-sms")));
    assertThat(transports.find("three-email")).isEmpty();
  }

  @Test
  default void those_for_a_channel_come_in_alphabetical_order() {
    Transports transports = with(List.of(), "two-email", "one-email", "two-sms");

    assertThat(transports.carrying(Channel.EMAIL))
        .extracting(LoadedTransport::name)
        .containsExactly("one-email", "two-email");
    assertThat(transports.carrying(Channel.VOICE)).isEmpty();
  }

  @Test
  default void those_for_a_channel_come_in_the_order_that_was_set() {
    Transports transports =
        with(
            List.of("two-email", "gone-email", "two-sms", "one-email"),
            "one-email",
            "two-email",
            "three-email",
            "two-sms");

    assertThat(transports.carrying(Channel.EMAIL))
        .extracting(LoadedTransport::name)
        .containsExactly("two-email", "one-email");
    assertThat(transports.carrying(Channel.SMS))
        .extracting(LoadedTransport::name)
        .containsExactly("two-sms");
  }

  @Test
  default void whatever_a_transport_throws_is_a_failure() {
    Transport failing = withFailing("bad-email").find("bad-email").orElseThrow().transport();

    assertThat(failing.send(MESSAGE)).isInstanceOf(Sending.Failed.class);
    assertThat(failing.report(new Callback(URI.create("https://a.test/"), Map.of(), ""))).isEmpty();
  }
}
