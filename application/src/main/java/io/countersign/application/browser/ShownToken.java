package io.countersign.application.browser;

import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;

/** Who shows a token: the application in which a user, as they say, signs in. */
public record ShownToken(TenantId tenant, ClientId client, UserId user, BrowserToken token) {}
