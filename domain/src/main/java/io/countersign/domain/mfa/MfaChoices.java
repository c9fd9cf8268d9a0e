package io.countersign.domain.mfa;

import java.util.Optional;

/**
 * What was chosen about a user who is about to come in, from afar to close.
 *
 * @param tenant for everybody
 * @param organization for everybody of the organization on whose behalf the user comes in
 * @param user for this user
 */
public record MfaChoices(
    MfaRequirement tenant, Optional<MfaRequirement> organization, Optional<MfaRequirement> user) {

  /**
   * The one that applies. Nobody is exempt from what an organization demands of all its members;
   * short of that, what an operator chose for this one user holds; otherwise the stricter holds.
   */
  public MfaRequirement requirement() {
    if (organization.filter(chosen -> chosen == MfaRequirement.MANDATORY).isPresent()) {
      return MfaRequirement.MANDATORY;
    }
    return user.orElseGet(() -> organization.map(tenant::stricter).orElse(tenant));
  }
}
