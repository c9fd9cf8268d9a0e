package io.countersign.application.purge;

import io.countersign.application.authentication.MemoryAuthentications;
import io.countersign.application.browser.MemoryTrustedBrowsers;
import io.countersign.application.client.MemoryUserTokens;
import io.countersign.application.contact.MemoryContactVerifications;
import io.countersign.application.delivery.MemoryDeliveries;
import io.countersign.application.delivery.MemorySends;
import io.countersign.application.enrollment.MemoryEnrollments;
import io.countersign.application.event.MemoryEvents;
import io.countersign.application.idempotency.MemoryIdempotencyKeys;
import io.countersign.application.lockout.MemoryAttempts;
import io.countersign.application.lockout.MemoryLockouts;
import io.countersign.application.replay.MemoryPolicyReplays;
import io.countersign.application.risk.MemoryKnownDevices;
import io.countersign.application.risk.MemoryLastPlaces;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.webhook.MemoryWebhookDeliveries;
import java.time.Instant;

/** {@link ExpiredRows} in memory. */
public final class MemoryExpiredRows implements ExpiredRows {

  private final MemoryStore store;
  private final MemoryAuthentications authentications;
  private final MemoryEnrollments enrollments;
  private final MemoryIdempotencyKeys idempotencyKeys;
  private final MemoryDeliveries deliveries;
  private final MemorySends sends;
  private final MemoryContactVerifications contacts;
  private final MemoryTrustedBrowsers browsers;
  private final MemoryEvents events;
  private final MemoryUserTokens tokens;
  private final MemoryKnownDevices devices;
  private final MemoryLastPlaces places;
  private final MemoryLockouts counters;
  private final MemoryAttempts attempts;
  private final MemoryPolicyReplays replays;
  private final MemoryWebhookDeliveries webhookDeliveries;

  public MemoryExpiredRows(MemoryStore store, Secrets secrets) {
    this.store = store;
    this.authentications = new MemoryAuthentications(store);
    this.enrollments = new MemoryEnrollments(store, secrets);
    this.idempotencyKeys = new MemoryIdempotencyKeys(store);
    this.deliveries = new MemoryDeliveries(store);
    this.sends = new MemorySends(store);
    this.contacts = new MemoryContactVerifications(store, secrets);
    this.browsers = new MemoryTrustedBrowsers(store);
    this.events = new MemoryEvents(store);
    this.tokens = new MemoryUserTokens(store);
    this.devices = new MemoryKnownDevices(store);
    this.places = new MemoryLastPlaces(store);
    this.counters = new MemoryLockouts(store);
    this.attempts = new MemoryAttempts(store);
    this.replays = new MemoryPolicyReplays(store, secrets);
    this.webhookDeliveries = new MemoryWebhookDeliveries(store);
  }

  @Override
  public int purgeSome(Perishable kind, Instant expiredBy, int most) {
    return store.inTransaction(() ->
        switch (kind) {
          case AUTHENTICATIONS -> authentications.forgetExpired(expiredBy, most);
          case ENROLLMENTS -> enrollments.forgetExpired(expiredBy, most);
          case IDEMPOTENCY_KEYS -> idempotencyKeys.forgetExpired(expiredBy, most);
          case DELIVERIES -> deliveries.forgetExpired(expiredBy, most);
          case SEND_COUNTS -> sends.forgetExpired(expiredBy, most);
          case CONTACT_VERIFICATIONS -> contacts.forgetExpired(expiredBy, most);
          case TRUSTED_BROWSERS -> browsers.forgetExpired(expiredBy, most);
          case EVENTS -> events.forgetHappened(expiredBy, most);
          case USER_TOKENS -> tokens.forgetExpired(expiredBy, most);
          case KNOWN_DEVICES -> devices.forgetExpired(expiredBy, most);
          case LAST_PLACES -> places.forgetExpired(expiredBy, most);
          case COUNTERS -> counters.forgetExpired(expiredBy, most);
          case ATTEMPTS -> attempts.forgetExpired(expiredBy, most);
          case POLICY_REPLAYS -> replays.forgetExpired(expiredBy, most);
          case WEBHOOK_DELIVERIES -> webhookDeliveries.forgetExpired(expiredBy, most);
        });
  }
}
