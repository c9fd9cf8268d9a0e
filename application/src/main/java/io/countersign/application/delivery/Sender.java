package io.countersign.application.delivery;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * On whose behalf a message is sent, and what for.
 *
 * @param user absent for somebody who may be nobody's user yet
 * @param subject the challenge, enrollment or contact verification that it belongs to
 * @param language absent for that of the installation
 * @param device a keyed hash of the device that asks, if whoever the destination belongs to came in
 *     with it before: it has a limit of its own there, or strangers who have codes sent would keep
 *     the owner from theirs
 */
public record Sender(
    TenantId tenant,
    Optional<UserId> user,
    UUID subject,
    Occasion occasion,
    Optional<Locale> language,
    Optional<SecretBytes> device) {

  /** From no device that is known. */
  public Sender(
      TenantId tenant,
      Optional<UserId> user,
      UUID subject,
      Occasion occasion,
      Optional<Locale> language) {
    this(tenant, user, subject, occasion, language, Optional.empty());
  }
}
