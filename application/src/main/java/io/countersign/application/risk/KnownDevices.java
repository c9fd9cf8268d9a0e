package io.countersign.application.risk;

import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.List;

/** By what the devices of users are known again. */
public interface KnownDevices {

  /**
   * Those of a user that were seen last, the last one first, expired ones included.
   *
   * @return {@link KnownDevice#MOST} at the most, even if more are kept
   */
  List<KnownDevice> ofUser(TenantId tenant, UserId user);

  /**
   * Keeps one that was seen. If it is known already, the later sight counts, be it kept before or
   * after; but one that is later by more than {@link KnownDevice#SKEW} was made by a wrong clock,
   * and is replaced. Of several at once with one mark one is kept.
   */
  void keep(KnownDevice device);

  /** Forgets all of a user but the {@link KnownDevice#MOST} that were seen last. */
  void forgetOldest(TenantId tenant, UserId user);
}
