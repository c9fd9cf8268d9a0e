package io.countersign.application.authentication;

import io.countersign.application.delivery.Admission;
import io.countersign.application.delivery.Occasion;
import io.countersign.application.delivery.Outgoing;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.delivery.Sender;
import io.countersign.application.risk.NewDevice;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.factor.Message;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The messages of challenges. Those that a device of the user's asks for are counted apart: else
 * strangers who have codes sent there would keep the user from coming in.
 */
public final class ChallengeMessages {

  private final OutgoingMessages messages;
  private final NewDevice devices;

  public ChallengeMessages(OutgoingMessages messages, NewDevice devices) {
    this.messages = messages;
    this.devices = devices;
  }

  /** Counts one, in the transaction of this thread, if there is room. */
  Admission admit(
      Authentication at,
      Challenge challenge,
      Message message,
      Optional<Locale> language,
      Instant now) {
    Sender sender =
        new Sender(
            at.tenant(),
            Optional.of(at.user()),
            challenge.id().value(),
            Occasion.SIGN_IN,
            language,
            devices.known(at.tenant(), at.user(), at.deliberation().circumstances(), now));
    return messages.admit(sender, message, now);
  }

  /** After the commit. */
  void send(Outgoing outgoing) {
    messages.send(outgoing);
  }
}
