package io.countersign.server.race;

import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.delivery.SendRules;
import io.countersign.application.delivery.Transports;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.secret.Secrets;
import io.countersign.application.storage.Storage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Messages of a house whose factors send none. */
final class Silence {

  private static final SendRules RULES =
      new SendRules(0, 0, 0, 0, 0, Set.of(), Locale.ENGLISH, Optional.empty());

  private Silence() {}

  static OutgoingMessages of(Storage storage, Secrets secrets, Identifiers identifiers) {
    return new OutgoingMessages(
        storage.transactions(),
        storage.sends(),
        storage.deliveries(),
        Transports.none(),
        storage.tenants(),
        secrets,
        identifiers,
        outgoing -> {
          throw new IllegalStateException("nobody sends " + outgoing);
        },
        RULES);
  }
}
