package io.countersign.application.client;

import io.countersign.application.event.Chronicle;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Makes an API key, and tells it once. */
public final class CreateApiKey {

  private final Transactions transactions;
  private final ApiKeys keys;
  private final Identifiers identifiers;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Chronicle chronicle;

  public CreateApiKey(
      Transactions transactions,
      ApiKeys keys,
      Identifiers identifiers,
      InstantSource clock,
      SecureRandom random,
      Chronicle chronicle) {
    this.transactions = transactions;
    this.keys = keys;
    this.identifiers = identifiers;
    this.clock = clock;
    this.random = random;
    this.chronicle = chronicle;
  }

  /** Whether the caller may grant these scopes is theirs to check with {@link ApiKey#mayGrant}. */
  public CreatedApiKey create(TenantId tenant, ClientId client, Set<Scope> scopes) {
    byte[] secret = new byte[BearerToken.SECRET_BYTES];
    random.nextBytes(secret);
    ApiKey key =
        new ApiKey(
            new ApiKeyId(identifiers.next()),
            tenant,
            client,
            scopes,
            BearerToken.hash(secret),
            clock.instant(),
            Optional.empty());
    return transactions.inTransaction(() -> {
      keys.add(key);
      chronicle.tell(
          EventType.API_KEY_CREATED,
          tenant,
          Optional.empty(),
          Fact.key(key.id()),
          Fact.granted(scopes));
      return new CreatedApiKey(key, BearerToken.write(key.id(), secret));
    });
  }
}
