package io.countersign.application.webhook;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Webhooks, how far each got and who tells it. Their secrets are encrypted at rest. */
public interface Webhooks {

  /**
   * Keeps a new one.
   *
   * @param cursor what it is told of is behind that position of its tenant's ledger
   * @param secrets what its requests are signed with
   */
  void add(Webhook webhook, long cursor, List<WebhookSecret> secrets);

  /** One of them, as last kept. */
  Optional<Webhook> find(TenantId tenant, WebhookId id);

  /**
   * As {@link #find}, and nobody else changes or removes it until the transaction ends.
   *
   * @throws IllegalStateException if this thread is in no transaction
   */
  Optional<Webhook> lock(TenantId tenant, WebhookId id);

  /** Those of a tenant, in the order in which they were made. */
  List<Webhook> ofTenant(TenantId tenant);

  /**
   * Keeps what was changed, apart from its tenant, its id and when it was made.
   *
   * @param webhook locked by this thread
   * @throws IllegalStateException if it is not there
   */
  void change(Webhook webhook);

  /**
   * What its requests are signed with, be it that some have ended; none of one that is not there.
   */
  List<WebhookSecret> secrets(TenantId tenant, WebhookId id);

  /**
   * Keeps other secrets.
   *
   * @throws IllegalStateException if it is not there
   */
  void changeSecrets(TenantId tenant, WebhookId id, List<WebhookSecret> secrets);

  /** Forgets one, if it is there. Its deliveries are left. */
  void remove(TenantId tenant, WebhookId id);

  /** How far it got; absent if it is not there. */
  Optional<WebhookProgress> progress(TenantId tenant, WebhookId id);

  /**
   * Keeps how far it got.
   *
   * @throws IllegalStateException if it is not there
   */
  void advance(TenantId tenant, WebhookId id, WebhookProgress progress);

  /** Those of all tenants that are not disabled, in no order. */
  List<ActiveWebhook> active();

  /**
   * Takes on the telling of one, or goes on with it, unless somebody else has it.
   *
   * @param by of 1 to 64 characters
   * @param now others whose lease ended by then have it no more
   * @param until when it ends unless it is renewed
   * @return false if somebody else has it, or it is not there, or is disabled
   */
  boolean lease(TenantId tenant, WebhookId id, String by, Instant now, Instant until);

  /** Goes on with all that somebody has, be it that their lease ended and nobody else took it. */
  void renew(String by, Instant until);

  /** Ends a lease, if it is theirs. */
  void release(TenantId tenant, WebhookId id, String by);
}
