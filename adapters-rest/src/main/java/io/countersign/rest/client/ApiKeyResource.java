package io.countersign.rest.client;

import io.countersign.application.client.CreateApiKey;
import io.countersign.application.client.CreatedApiKey;
import io.countersign.application.client.ListApiKeys;
import io.countersign.application.client.RevokeApiKey;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.Scope;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** API keys: create, list, revoke. */
public final class ApiKeyResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(ApiKeyResource.class);
  private static final String ALL = "/v1/api-keys";
  private static final String SCOPES = "scopes";

  private final CreateApiKey create;
  private final ListApiKeys list;
  private final RevokeApiKey revoke;

  public ApiKeyResource(CreateApiKey create, ListApiKeys list, RevokeApiKey revoke) {
    this.create = create;
    this.list = list;
    this.revoke = revoke;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(ALL, Scope.API_KEYS_WRITE, this::create).once(),
        Operation.get(ALL, Scope.API_KEYS_READ, this::list),
        Operation.delete(ALL + "/{apiKeyId}", Scope.API_KEYS_WRITE, this::revoke));
  }

  private Answer create(Call call) {
    Body body = call.body().only("client", SCOPES);
    ClientId client = body.text("client", ClientId::new);
    Set<Scope> scopes = scopes(body);
    if (!call.key().mayGrant(scopes)) {
      scopes.removeAll(call.key().scopes());
      return Failure.of(Problem.INSUFFICIENT_SCOPE)
          .member("missingScopes", scopes.stream().map(Scope::text).sorted().toList());
    }
    CreatedApiKey created = create.create(call.tenant(), client, scopes);
    tell(call, created.key(), "API key created");
    return Answer.json(201, out -> ApiKeyJson.write(out, created));
  }

  private static Set<Scope> scopes(Body body) {
    List<Scope> named = body.texts(SCOPES, ApiKeyResource::scope);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    scopes.addAll(named);
    if (named.isEmpty() || scopes.size() < named.size()) {
      throw new InvalidFields(SCOPES, "must name at least one scope, and each only once");
    }
    return scopes;
  }

  private static Scope scope(String text) {
    return Scope.named(text)
        .orElseThrow(() -> new IllegalArgumentException("must be the name of a scope"));
  }

  private Answer list(Call call) {
    List<ApiKey> keys = list.list(call.tenant());
    return Answer.ok(out -> Json.objects(out, "apiKeys", keys, key -> ApiKeyJson.write(out, key)));
  }

  private Answer revoke(Call call) {
    return revoke
        .revoke(call.tenant(), call.id(ApiKeyId::new))
        .map(revoked -> {
          tell(call, revoked, "API key revoked");
          return (Answer) new NoContent();
        })
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private static void tell(Call call, ApiKey key, String what) {
    LOG.atInfo()
        .addKeyValue("tenant", key.tenant())
        .addKeyValue("by", call.by().id())
        .addKeyValue("apiKey", key.id())
        .addKeyValue("client", key.client())
        .log(what);
  }
}
