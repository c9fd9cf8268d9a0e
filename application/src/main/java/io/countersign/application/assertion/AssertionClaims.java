package io.countersign.application.assertion;

import io.countersign.domain.authentication.Assurance;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;

/**
 * What an assertion says. Everything follows from the approved authentication, so that reading it
 * again yields the same claims.
 *
 * @param authentication also the {@code jti}: one authentication makes one assertion
 * @param audience the {@code aud}: the client that asked
 * @param issuedAt when the authentication was approved
 * @param expiresAt from when on nobody may accept it
 */
public record AssertionClaims(
    AuthenticationId authentication,
    TenantId tenant,
    UserId user,
    ClientId audience,
    Assurance assurance,
    Instant issuedAt,
    Instant expiresAt) {}
