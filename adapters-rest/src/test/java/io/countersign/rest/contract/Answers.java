package io.countersign.rest.contract;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Host;
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
