package io.countersign.persistence.risk;

import static io.countersign.persistence.generated.Tables.KNOWN_DEVICES;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;

import io.countersign.application.risk.KnownDevices;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import io.countersign.persistence.database.Row;
import java.util.List;
import org.jooq.Condition;

/** {@link KnownDevices} in a database. */
public final class JooqKnownDevices implements KnownDevices {

  /** More than that many too many are there only if somebody put them there past this class. */
  private static final int BATCH = 1_000;

  private final Database database;
  private final Prepared ofUser;
  private final Prepared tooMany;
  private final Prepared seeAgain;
  private final Prepared forget;

  public JooqKnownDevices(Database database) {
    this.database = database;
    this.ofUser =
        database.prepare(sql ->
            sql.selectFrom(KNOWN_DEVICES)
                .where(ofOneUser())
                .orderBy(KNOWN_DEVICES.SEEN_AT.desc(), KNOWN_DEVICES.MARK)
                .limit(inline(KnownDevice.MOST)));
    this.tooMany =
        database.prepare(sql ->
            sql.selectFrom(KNOWN_DEVICES)
                .where(ofOneUser())
                .orderBy(KNOWN_DEVICES.SEEN_AT.desc(), KNOWN_DEVICES.MARK)
                .limit(inline(BATCH))
                .offset(inline(KnownDevice.MOST)));
    this.seeAgain =
        database.prepare(sql ->
            sql.update(KNOWN_DEVICES)
                .set(KNOWN_DEVICES.SEEN_AT, param(KNOWN_DEVICES.SEEN_AT))
                .set(KNOWN_DEVICES.EXPIRES_AT, param(KNOWN_DEVICES.EXPIRES_AT))
                .where(ofOneUser())
                .and(KNOWN_DEVICES.MARK.eq(param(KNOWN_DEVICES.MARK)))
                .and(
                    KNOWN_DEVICES
                        .SEEN_AT
                        .lt(param(KNOWN_DEVICES.SEEN_AT))
                        .or(KNOWN_DEVICES.SEEN_AT.gt(param(KNOWN_DEVICES.SEEN_AT)))));
    this.forget =
        database.prepare(sql ->
            sql.deleteFrom(KNOWN_DEVICES)
                .where(ofOneUser())
                .and(KNOWN_DEVICES.MARK.eq(param(KNOWN_DEVICES.MARK))));
  }

  private static Condition ofOneUser() {
    return KNOWN_DEVICES
        .TENANT_ID
        .eq(param(KNOWN_DEVICES.TENANT_ID))
        .and(KNOWN_DEVICES.USER_ID.eq(param(KNOWN_DEVICES.USER_ID)));
  }

  @Override
  public List<KnownDevice> ofUser(TenantId tenant, UserId user) {
    return ofUser.all(JooqKnownDevices::device, tenant, user);
  }

  @Override
  public void keep(KnownDevice device) {
    if (!seenAgain(device)) {
      add(device);
      // Somebody may have added it a moment before, for an earlier sight.
      boolean _ = seenAgain(device);
    }
  }

  private boolean seenAgain(KnownDevice device) {
    return seeAgain.execute(
            device.seenAt(),
            device.expiresAt(),
            device.tenant(),
            device.user(),
            device.mark().reveal(),
            device.seenAt(),
            device.seenAt().plus(KnownDevice.SKEW))
        == 1;
  }

  private void add(KnownDevice device) {
    database.present(
        database
            .sql()
            .insertInto(KNOWN_DEVICES)
            .set(KNOWN_DEVICES.TENANT_ID, device.tenant())
            .set(KNOWN_DEVICES.USER_ID, device.user())
            .set(KNOWN_DEVICES.MARK, device.mark().reveal())
            .set(KNOWN_DEVICES.SEEN_AT, device.seenAt())
            .set(KNOWN_DEVICES.EXPIRES_AT, device.expiresAt()),
        KNOWN_DEVICES.SEEN_AT);
  }

  @Override
  public void forgetOldest(TenantId tenant, UserId user) {
    for (KnownDevice device : tooMany.all(JooqKnownDevices::device, tenant, user)) {
      int _ = forget.execute(tenant, user, device.mark().reveal());
    }
  }

  private static KnownDevice device(Row row) {
    return new KnownDevice(
        row.get(KNOWN_DEVICES.TENANT_ID),
        row.get(KNOWN_DEVICES.USER_ID),
        SecretBytes.of(row.get(KNOWN_DEVICES.MARK)),
        row.get(KNOWN_DEVICES.SEEN_AT),
        row.get(KNOWN_DEVICES.EXPIRES_AT));
  }
}
