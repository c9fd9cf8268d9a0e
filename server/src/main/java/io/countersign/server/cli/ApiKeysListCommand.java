package io.countersign.server.cli;

import com.google.inject.Injector;
import io.countersign.application.client.ListApiKeys;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.Scope;
import io.countersign.domain.tenant.TenantId;
import io.countersign.server.config.InvalidConfig;
import java.util.stream.Collectors;

/** Lists API keys. */
record ApiKeysListCommand() implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "api-keys list",
        "Lists the API keys of a tenant, the revoked ones included.",
        ApiKeys.TENANT,
        Option.CONFIG,
        Option.DATA);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    ApiKeys.work(
        arguments,
        surroundings,
        "GET %s/v1/api-keys",
        (useCases, tenant) -> list(useCases, tenant, surroundings));
  }

  private static void list(Injector useCases, TenantId tenant, Surroundings to) {
    useCases
        .getInstance(ListApiKeys.class)
        .list(tenant)
        .forEach(key -> to.out().println(line(key)));
  }

  private static String line(ApiKey key) {
    return "%s  %-16s  made %s  %s  %s"
        .formatted(
            key.id(),
            key.client(),
            key.createdAt(),
            key.revokedAt().map(at -> "revoked " + at).orElse("in use"),
            key.scopes().stream().sorted().map(Scope::text).collect(Collectors.joining(",")));
  }
}
