package io.countersign.application.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.event.Chronicle;
import io.countersign.application.event.MemoryEvents;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From being made to being revoked. */
class ApiKeyLifeTest {

  private static final ClientId SHOP = new ClientId("shop");
  private static final Set<Scope> SCOPES =
      EnumSet.of(Scope.AUTHENTICATIONS_READ, Scope.AUTHENTICATIONS_WRITE);

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final SecureRandom random = new SecureRandom();
  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryApiKeys keys = new MemoryApiKeys(store);
  private final TenantId tenant = Samples.tenant();
  private final Chronicle chronicle = SampleEvents.chronicle(store, clock);
  private final CreateApiKey create =
      new CreateApiKey(
          transactions, keys, new Identifiers(clock, random), clock, random, chronicle);
  private final RecognizeCaller recognize =
      new RecognizeCaller(keys, new MemoryUserTokens(store), clock);
  private final RevokeApiKey revoke = new RevokeApiKey(transactions, keys, clock, chronicle);

  @Test
  void that_it_was_made_and_ended_is_told_once() {
    CreatedApiKey created = create.create(tenant, SHOP, SCOPES);
    assertThat(revoke.revoke(tenant, created.key().id())).isPresent();
    assertThat(revoke.revoke(tenant, created.key().id())).isPresent();

    List<Event> told = new MemoryEvents(store).all();
    assertThat(told)
        .extracting(Event::type)
        .containsExactly(EventType.API_KEY_CREATED, EventType.API_KEY_REVOKED);
    assertThat(told.getFirst().data())
        .containsEntry("scopes", "authentications:read,authentications:write");
    assertThat(told.toString()).doesNotContain("csk_");
  }

  @Test
  void its_token_tells_who_calls() {
    CreatedApiKey created = create.create(tenant, SHOP, SCOPES);

    assertThat(recognize.recognize(token(created))).contains(new Caller.OfClient(created.key()));
    assertThat(created.key().scopes()).isEqualTo(SCOPES);
    assertThat(created.key().client()).isEqualTo(SHOP);
    assertThat(created.key().tenant()).isEqualTo(tenant);
  }

  @Test
  void no_two_tokens_are_alike() {
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      tokens.add(token(create.create(tenant, SHOP, SCOPES)));
    }

    assertThat(tokens).hasSize(100);
  }

  @Test
  void the_secret_of_one_does_not_open_another() {
    String first = token(create.create(tenant, SHOP, SCOPES));
    String second = token(create.create(tenant, SHOP, SCOPES));
    int afterId = "csk_".length() + 22; // 16 bytes end within the 22nd character

    String mixed = first.substring(0, afterId) + second.substring(afterId);

    assertThat(recognize.recognize(mixed)).isEmpty();
  }

  @Test
  void what_is_kept_is_not_the_token() {
    CreatedApiKey created = create.create(tenant, SHOP, SCOPES);

    String kept = new String(created.key().hash().reveal(), StandardCharsets.ISO_8859_1);
    assertThat(token(created)).doesNotContain(kept);
    assertThat(created.toString()).doesNotContain(token(created));
  }

  @Test
  void a_key_that_nobody_made_opens_nothing() {
    byte[] secret = new byte[BearerToken.SECRET_BYTES];
    ApiKeyId id = new ApiKeyId(UUID.randomUUID());

    assertThat(recognize.recognize(text(BearerToken.write(id, secret).reveal()))).isEmpty();
    assertThat(recognize.recognize("nonsense")).isEmpty();
  }

  @Test
  void a_revoked_key_opens_nothing_from_then_on() {
    CreatedApiKey created = create.create(tenant, SHOP, SCOPES);
    revoke.revoke(tenant, created.key().id());

    assertThat(recognize.recognize(token(created))).isEmpty();
  }

  @Test
  void revoking_a_revoked_one_changes_nothing() {
    ApiKeyId id = create.create(tenant, SHOP, SCOPES).key().id();
    ApiKey revoked = revoke.revoke(tenant, id).orElseThrow();
    clock.tick(Duration.ofDays(1));

    assertThat(revoke.revoke(tenant, id)).contains(revoked);
    assertThat(revoked.revokedAt()).contains(Samples.NOW);
  }

  @Test
  void another_tenant_can_neither_see_nor_revoke_it() {
    CreatedApiKey created = create.create(tenant, SHOP, SCOPES);
    TenantId other = Samples.tenant();

    assertThat(new ListApiKeys(keys).list(other)).isEmpty();
    assertThat(revoke.revoke(other, created.key().id())).isEmpty();
    assertThat(recognize.recognize(token(created))).isPresent();
  }

  @Test
  void a_tenant_sees_all_of_its_keys_oldest_first() {
    ApiKey first = create.create(tenant, SHOP, SCOPES).key();
    clock.tick(Duration.ofSeconds(1));
    ApiKey second = create.create(tenant, SHOP, Set.of()).key();
    ApiKey revoked = revoke.revoke(tenant, first.id()).orElseThrow();

    assertThat(new ListApiKeys(keys).list(tenant)).containsExactly(revoked, second);
  }

  private static String token(CreatedApiKey created) {
    return text(created.token().reveal());
  }

  private static String text(byte[] ascii) {
    return new String(ascii, StandardCharsets.US_ASCII);
  }
}
