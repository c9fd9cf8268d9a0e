package io.countersign.application.authentication;

import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Optional;

/** Where does it stand? */
public final class ReadAuthentication {

  private final Authentications authentications;
  private final Standings standings;
  private final InstantSource clock;

  public ReadAuthentication(
      Authentications authentications, Standings standings, InstantSource clock) {
    this.authentications = authentications;
    this.standings = standings;
    this.clock = clock;
  }

  /**
   * @return nothing if this tenant has no such authentication
   */
  public Optional<Standing> read(TenantId tenant, AuthenticationId id) {
    return authentications
        .find(tenant, id)
        .map(found -> standings.of(found, Optional.empty(), clock.instant()));
  }
}
