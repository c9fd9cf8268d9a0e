package io.countersign.application.replay;

import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.user.UserId;

/**
 * One authentication that was replayed.
 *
 * @param then under the policy that it began under
 * @param now under the one that is replayed
 */
public record Example(AuthenticationId id, UserId user, Course then, Course now) {}
