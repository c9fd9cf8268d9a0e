package io.countersign.application.authentication;

import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.Deliberation;
import io.countersign.domain.policy.Finding;
import java.util.List;

/**
 * What is due of a user, and how that was found.
 *
 * @param browserCounts whether a remembered browser spares the user what is due
 * @param findings those of the deliberation that are new
 */
record Decided(
    Decision decision, Deliberation deliberation, boolean browserCounts, List<Finding> findings) {}
