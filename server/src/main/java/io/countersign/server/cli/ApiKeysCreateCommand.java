package io.countersign.server.cli;

import com.google.inject.Injector;
import io.countersign.application.client.CreateApiKey;
import io.countersign.application.client.CreatedApiKey;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.tenant.TenantId;
import io.countersign.server.config.InvalidConfig;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes an API key. */
record ApiKeysCreateCommand() implements Command {

  private static final Option CLIENT =
      Option.of("--client", "NAME", "the application that it is for (required)");
  private static final Option SCOPES =
      Option.of("--scopes", "LIST", "what it may do, separated by commas, or all (required)");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "api-keys create",
        "Makes an API key and prints it, once.",
        CLIENT,
        SCOPES,
        ApiKeys.TENANT,
        Option.CONFIG,
        Option.DATA);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    ClientId client = client(arguments);
    Set<Scope> scopes = scopes(arguments);
    ApiKeys.work(
        arguments,
        surroundings,
        "POST %s/v1/api-keys",
        (useCases, tenant) -> create(useCases, tenant, client, scopes, surroundings));
  }

  private static void create(
      Injector useCases, TenantId tenant, ClientId client, Set<Scope> scopes, Surroundings to) {
    CreatedApiKey created = useCases.getInstance(CreateApiKey.class).create(tenant, client, scopes);
    to.out().println("The API key " + created.key().id() + ", shown this once:");
    to.out().println();
    to.out().println("  " + new String(created.token().reveal(), StandardCharsets.US_ASCII));
  }

  private static ClientId client(Arguments arguments) throws CommandFailed {
    String name =
        arguments.value(CLIENT).orElseThrow(() -> CommandFailed.usage("--client is required"));
    try {
      return new ClientId(name);
    } catch (IllegalArgumentException malformed) {
      throw CommandFailed.usage("a client's name " + malformed.getMessage());
    }
  }

  private static Set<Scope> scopes(Arguments arguments) throws CommandFailed {
    String list =
        arguments.value(SCOPES).orElseThrow(() -> CommandFailed.usage("--scopes is required"));
    if ("all".equals(list)) {
      return EnumSet.allOf(Scope.class);
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String name : List.of(list.split(",", -1))) {
      scopes.add(Scope.named(name.strip()).orElseThrow(() -> unknown(name)));
    }
    return scopes;
  }

  private static CommandFailed unknown(String name) {
    return CommandFailed.usage(
        name
            + " is no scope; there are all, "
            + Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", ")));
  }
}
