package io.countersign.application.authentication;

import io.countersign.domain.authentication.Assurance;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.policy.Acr;
import io.countersign.domain.policy.Inventory;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.Requested;
import java.time.Instant;
import java.util.List;

/**
 * Whom a decision is about, and what is known of them.
 *
 * @param bound what the user has
 * @param has what of it they can be asked for
 * @param skipped whether they chose before not to enroll
 * @param event what a policy is told
 */
record Subject(
    Authentication authentication,
    List<Authenticator> bound,
    Inventory has,
    boolean skipped,
    PolicyEvent event,
    Instant now) {

  Requested requested() {
    return authentication.deliberation().circumstances().context().requested();
  }

  /** Whether what was proved is what the application asks for. */
  boolean met() {
    Assurance assurance = authentication.assurance();
    return requested().met(Acr.named(assurance.acr()).orElse(Acr.NONE), assurance.authTime(), now);
  }
}
