package io.countersign.application.delivery;

import io.countersign.application.delivery.Admission.Admitted;
import io.countersign.application.delivery.Admission.NoTransport;
import io.countersign.application.delivery.Admission.RegionNotAllowed;
import io.countersign.application.delivery.Admission.TooMany;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.Destination;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.DeliveryId;
import io.countersign.domain.outgoing.SendQuota;
import io.countersign.domain.outgoing.SendScope;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of factors: counted in the transaction of what they belong to, so that of any number
 * at once no more leave than may, and sent when that is durable, so that no code arrives that does
 * not exist.
 */
public final class OutgoingMessages {

  /** What costs by country, whatever a factor says of its destinations. */
  private static final Set<Channel> COSTLY = Set.of(Channel.SMS, Channel.VOICE);

  private static final String NOWHERE = "unknown";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Transactions transactions;
  private final Sends sends;
  private final Deliveries deliveries;
  private final Transports transports;
  private final Tenants tenants;
  private final Secrets secrets;
  private final Identifiers identifiers;
  private final Departures departures;
  private final SendRules rules;

  public OutgoingMessages(
      Transactions transactions,
      Sends sends,
      Deliveries deliveries,
      Transports transports,
      Tenants tenants,
      Secrets secrets,
      Identifiers identifiers,
      Departures departures,
      SendRules rules) {
    this.transactions = transactions;
    this.sends = sends;
    this.deliveries = deliveries;
    this.transports = transports;
    this.tenants = tenants;
    this.secrets = secrets;
    this.identifiers = identifiers;
    this.departures = departures;
    this.rules = rules;
  }

  /** Counts one, in a transaction. */
  public Admission admit(Sender sender, Message message, Instant now) {
    Optional<String> region = region(message);
    if (region.filter(code -> !allowed(code)).isPresent()) {
      return new RegionNotAllowed(region.get());
    }
    if (transports.carrying(message.channel()).isEmpty()) {
      return new NoTransport(message.channel());
    }
    return sends
        .count(sender.tenant(), quotas(sender, message), now)
        .<Admission>map(spent -> new TooMany(spent.scope(), spent.reopensAt(now)))
        .orElseGet(() -> admitted(sender, message, now));
  }

  /** Once everything is durable that the thread is in the middle of. */
  public void send(Outgoing outgoing) {
    transactions.afterCommit(() -> departures.add(outgoing));
  }

  /** What costs by country and is of none that is known is of one of its own. */
  private static Optional<String> region(Message message) {
    Optional<String> known = message.destination().region();
    return COSTLY.contains(message.channel()) ? known.or(() -> Optional.of(NOWHERE)) : known;
  }

  private boolean allowed(String region) {
    return rules.regions().isEmpty() || rules.regions().contains(region);
  }

  private Admitted admitted(Sender sender, Message message, Instant now) {
    Delivery delivery =
        Delivery.begun(
            new DeliveryId(identifiers.next()),
            sender.tenant(),
            sender.subject(),
            message.channel(),
            message.destination().masked(),
            now,
            message.expiresAt());
    deliveries.add(delivery);
    return new Admitted(
        new Outgoing(
            delivery,
            message,
            sender.occasion(),
            sender.language().orElse(rules.language()),
            tenants.find(sender.tenant()).orElseThrow().name(),
            0,
            0));
  }

  private List<SendQuota> quotas(Sender sender, Message message) {
    Destination to = message.destination();
    TenantId tenant = sender.tenant();
    List<SendQuota> quotas = new ArrayList<>();
    quotas.add(
        quota(tenant, SendScope.DESTINATION, counted(sender, to), rules.perDestination(), HOUR));
    sender
        .user()
        .map(UserId::value)
        .ifPresent(user -> quotas.add(quota(tenant, SendScope.USER, user, rules.perUser(), HOUR)));
    region(message)
        .ifPresent(region -> {
          quotas.add(quota(tenant, SendScope.REGION, region, rules.perRegion(), HOUR));
          quotas.add(quota(tenant, SendScope.BUDGET, "", rules.dailyBudget(), DAY));
        });
    quotas.add(quota(tenant, SendScope.TENANT, "", rules.perTenant(), HOUR));
    return quotas;
  }

  /** A known device of the owner's is counted apart from everybody else. */
  private static String counted(Sender sender, Destination to) {
    return sender
        .device()
        .map(device -> to.address() + " " + HexFormat.of().formatHex(device.reveal()))
        .orElse(to.address());
  }

  /** Who is counted can be compared, and not read. */
  private SendQuota quota(
      TenantId tenant, SendScope scope, String counted, int most, Duration window) {
    SecretBytes key =
        secrets.fingerprint(
            SecretBytes.of(counted.getBytes(StandardCharsets.UTF_8)),
            Place.of("sends", tenant, scope));
    return new SendQuota(scope, key, most, window);
  }
}
