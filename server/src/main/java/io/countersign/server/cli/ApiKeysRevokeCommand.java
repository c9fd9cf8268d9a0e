package io.countersign.server.cli;

import com.google.inject.Injector;
import io.countersign.application.client.RevokeApiKey;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.server.config.InvalidConfig;
import java.util.List;
import java.util.UUID;

/** Revokes an API key. */
record ApiKeysRevokeCommand() implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "api-keys revoke",
        List.of("ID"),
        List.of(ApiKeys.TENANT, Option.CONFIG, Option.DATA),
        "Revokes an API key, for good.");
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    ApiKeyId id = id(arguments.operands().getFirst());
    ApiKeys.work(
        arguments,
        surroundings,
        "DELETE %s/v1/api-keys/" + id,
        (useCases, tenant) -> revoke(useCases, tenant, id, surroundings));
  }

  private static ApiKeyId id(String text) throws CommandFailed {
    try {
      return new ApiKeyId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw CommandFailed.usage(text + " is no id of an API key; see countersign api-keys list");
    }
  }

  private static void revoke(Injector useCases, TenantId tenant, ApiKeyId id, Surroundings to)
      throws CommandFailed {
    ApiKey revoked =
        useCases
            .getInstance(RevokeApiKey.class)
            .revoke(tenant, id)
            .orElseThrow(() -> CommandFailed.because("tenant " + tenant + " has no API key " + id));
    to.out().println("The API key of " + revoked.client() + " opens nothing any more.");
  }
}
