package io.countersign.rest.contract;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Host;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;

/** A new server for each test, and a client that may do everything. */
abstract class Answers {
  static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  final Host host = new Host();
  final Client client = new Client(host, host.admin());

  @AfterEach
  void stop() {
    host.close();
  }

  /** The browser of a user whose password was just checked. */
  Client ownAccount(String user) {
    String signIn =
        client
            .post(
                "/v1/authentications",
                "{\"userId\": \"%s\", \"firstFactor\": %s}".formatted(user, password()))
            .text("id");
    String minted =
        client
            .post(
                "/v1/users/" + user + "/tokens",
                """
                {"audience": "settings", "scopes": ["account:read", "account:write"],
                 "lifetimeSeconds": 3600, "authenticationId": "%s"}
                """
                    .formatted(signIn))
            .text("token");
    return client.as(minted.isEmpty() ? host.userToken(user) : minted);
  }

  /** Checked at this very moment. */
  String password() {
    return "{\"method\": \"pwd\", \"at\": \"%s\"}"
        .formatted(host.clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** A client of a tenant of its own. */
  Client stranger() {
    String token =
        client
            .post("/v1/tenants", "{\"id\": \"elsewhere\", \"name\": \"Elsewhere\"}")
            .text("apiKey.token");
    return client.as(token);
  }

  /** Asks everybody for a second proof from now on. */
  void mandatory() {
    client.patch("/v1/tenant", "{\"mfa\": \"mandatory\"}");
  }
}
