package io.countersign.application.policy;

import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * The policies that tenants saved, and which of them was asked when. Which one is asked now is also
 * with the tenant, whom every authentication reads anyway. Nothing here ever changes or goes.
 */
public interface Policies {

  /**
   * Keeps a version; its secrets are sealed. The tenant is locked, so that numbers follow on.
   *
   * @return false if there is one of this number already; nothing is changed then
   */
  boolean add(PolicyVersion version, PolicySource source);

  /** One version. */
  Optional<PolicyVersion> find(TenantId tenant, int version);

  /** As one version was written, secrets included. */
  Optional<PolicySource> source(TenantId tenant, int version);

  /**
   * A tenant's versions, the newest first.
   *
   * @param before all have lower numbers than this
   * @param most how many, 1 or more
   */
  List<PolicyVersion> page(TenantId tenant, Optional<Integer> before, int most);

  /**
   * Keeps who activated what. The tenant is locked, so that numbers follow on.
   *
   * @return false if there is one of this number already; nothing is changed then
   */
  boolean add(Activation activation);

  /** The one of this number. */
  Optional<Activation> activation(TenantId tenant, int number);

  /** The latest one, if anything was ever activated. */
  Optional<Activation> latestActivation(TenantId tenant);
}
