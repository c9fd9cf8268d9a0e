package io.countersign.application.risk;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** {@link KnownDevices} in memory. */
public final class MemoryKnownDevices implements KnownDevices {

  private final MemoryStore store;
  private final MemoryTable<KnownDevice> devices;

  public MemoryKnownDevices(MemoryStore store) {
    this.store = store;
    this.devices = store.table(KnownDevice.class);
  }

  @Override
  public List<KnownDevice> ofUser(TenantId tenant, UserId user) {
    return all(tenant, user).stream().limit(KnownDevice.MOST).toList();
  }

  @Override
  public void keep(KnownDevice device) {
    store.inTransaction(() -> {
      boolean replaced =
          devices
              .get(device.tenant(), device.user(), device.mark())
              .map(kept -> kept.replacedBy(device.seenAt()))
              .orElse(true);
      if (replaced) {
        devices.put(device, device.tenant(), device.user(), device.mark());
      }
      return replaced;
    });
  }

  @Override
  public void forgetOldest(TenantId tenant, UserId user) {
    store.inTransaction(() -> {
      List<KnownDevice> tooMany = all(tenant, user).stream().skip(KnownDevice.MOST).toList();
      tooMany.forEach(this::remove);
      return tooMany.size();
    });
  }

  /** Forgets some that expired by then, those that expired first, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<KnownDevice> expired =
        devices.all().stream()
            .filter(one -> !one.expiresAt().isAfter(by))
            .sorted(Comparator.comparing(KnownDevice::expiresAt))
            .limit(most)
            .toList();
    expired.forEach(this::remove);
    return expired.size();
  }

  private void remove(KnownDevice one) {
    devices.remove(one.tenant(), one.user(), one.mark());
  }

  private List<KnownDevice> all(TenantId tenant, UserId user) {
    return devices.all().stream()
        .filter(one -> one.tenant().equals(tenant) && one.user().equals(user))
        .sorted(
            Comparator.comparing(KnownDevice::seenAt)
                .reversed()
                .thenComparing(one -> HexFormat.of().formatHex(one.mark().reveal())))
        .toList();
  }
}
