package io.countersign.application.authentication;

import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;

/**
 * An authentication whose time ended before its user finished it: what is to be told of it, and not
 * what it waited for.
 *
 * @param client through which it began
 */
public record Unanswered(TenantId tenant, AuthenticationId id, UserId user, ClientId client) {}
