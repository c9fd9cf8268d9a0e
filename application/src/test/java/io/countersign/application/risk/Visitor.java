package io.countersign.application.risk;

import io.countersign.application.fixture.Samples;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.Location;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Alice, who comes in with this and from there. */
record Visitor(
    TenantId tenant,
    Optional<SecretBytes> device,
    Optional<String> userAgent,
    Optional<String> ip,
    Optional<Location> location) {

  Visitor(TenantId tenant) {
    this(tenant, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Visitor with(String token, String agent) {
    return new Visitor(
        tenant, Optional.of(Samples.secret(token)), Optional.of(agent), ip, location);
  }

  Visitor withAgent(String agent) {
    return new Visitor(tenant, Optional.empty(), Optional.of(agent), ip, location);
  }

  Visitor from(String address) {
    return new Visitor(tenant, device, userAgent, Optional.of(address), location);
  }

  Visitor at(double latitude, double longitude) {
    Location there = new Location(latitude, longitude, Optional.empty(), Optional.empty());
    return new Visitor(tenant, device, userAgent, ip, Optional.of(there));
  }

  RiskQuestion then(Instant at) {
    RequestFacts request = new RequestFacts(ip, userAgent, Optional.empty(), location);
    Context context =
        new Context(Context.NONE.user(), Optional.empty(), request, Context.NONE.requested());
    return new RiskQuestion(tenant, Samples.ALICE, at, context, device);
  }
}
