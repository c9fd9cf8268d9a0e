package io.countersign.application.lockout;

import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.Network;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;

/** What is counted, as something that may be kept: nobody reads an address out of the database. */
public final class CounterMarks {

  /** RFC 6177: the smallest network that one household or machine has to itself. */
  private static final int V6_PREFIX = 64;

  private final Secrets secrets;

  public CounterMarks(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The same for all spellings of an identifier. */
  public SecretBytes identifier(TenantId tenant, Identifier identifier) {
    return identifier
        .itself()
        .map(user -> user(tenant, user))
        .orElseGet(() -> mark("lockout-identifier", tenant, identifier.text()));
  }

  /** The same for an address that is no identifier of a type that is known here. */
  public SecretBytes address(TenantId tenant, Channel channel, String address) {
    return mark("lockout-address", tenant, channel + ":" + address);
  }

  /** The same for all identifiers of a user. */
  public SecretBytes user(TenantId tenant, UserId user) {
    return mark("lockout-user", tenant, user.value());
  }

  /** Of one authenticator. */
  public SecretBytes authenticator(TenantId tenant, AuthenticatorId id) {
    return mark("lockout-authenticator", tenant, id.toString());
  }

  /** The same for all addresses that one machine can easily have. */
  public SecretBytes source(TenantId tenant, IpAddress address) {
    boolean v6 = address.bytes().length > Integer.BYTES;
    String network = v6 ? new Network(address, V6_PREFIX).toString() : address.toString();
    return mark("lockout-source", tenant, network);
  }

  private SecretBytes mark(String kind, TenantId tenant, String text) {
    return secrets.fingerprint(
        SecretBytes.of(text.getBytes(StandardCharsets.UTF_8)), Place.of(kind, tenant));
  }
}
