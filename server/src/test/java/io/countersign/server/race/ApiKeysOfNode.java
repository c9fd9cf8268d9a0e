package io.countersign.server.race;

import io.countersign.application.client.CreateApiKey;
import io.countersign.application.client.CreatedApiKey;
import io.countersign.application.client.RecognizeCaller;
import io.countersign.application.client.RevokeApiKey;
import io.countersign.application.event.Chronicle;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.storage.Storage;
import io.countersign.application.tenant.CreateFirstApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;

/** What one node does with API keys. */
final class ApiKeysOfNode {

  private final CreateApiKey create;
  private final CreateFirstApiKey createFirst;
  private final RecognizeCaller recognize;
  private final RevokeApiKey revoke;

  ApiKeysOfNode(Storage storage, InstantSource clock) {
    SecureRandom random = new SecureRandom();
    Identifiers identifiers = new Identifiers(clock, random);
    Chronicle chronicle = new Chronicle(storage.events(), identifiers, clock);
    create =
        new CreateApiKey(
            storage.transactions(), storage.apiKeys(), identifiers, clock, random, chronicle);
    createFirst =
        new CreateFirstApiKey(storage.transactions(), storage.tenants(), storage.apiKeys(), create);
    recognize = new RecognizeCaller(storage.apiKeys(), storage.userTokens(), clock);
    revoke = new RevokeApiKey(storage.transactions(), storage.apiKeys(), clock, chronicle);
  }

  Optional<CreatedApiKey> createFirst() {
    return createFirst.create();
  }

  CreatedApiKey create() {
    return create.create(TenantId.DEFAULT, new ClientId("shop"), EnumSet.allOf(Scope.class));
  }

  boolean recognizes(CreatedApiKey key) {
    String token = new String(key.token().reveal(), StandardCharsets.US_ASCII);
    return recognize.recognize(token).isPresent();
  }

  void revoke(ApiKeyId id) {
    var _ = revoke.revoke(TenantId.DEFAULT, id).orElseThrow();
  }
}
