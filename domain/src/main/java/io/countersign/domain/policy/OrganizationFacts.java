package io.countersign.domain.policy;

import io.countersign.domain.organization.OrganizationId;
import java.util.Optional;

/** What an application says of the organization on whose behalf a user comes in. */
public record OrganizationFacts(OrganizationId id, Optional<String> name, Metadata metadata) {}
