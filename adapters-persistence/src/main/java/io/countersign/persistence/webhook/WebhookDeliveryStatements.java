package io.countersign.persistence.webhook;

import static io.countersign.persistence.generated.Tables.WEBHOOK_DELIVERIES;
import static org.jooq.impl.DSL.param;

import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;

/** The statements that are run for every delivery. */
final class WebhookDeliveryStatements {

  private WebhookDeliveryStatements() {}

  static Prepared add(Database database) {
    return database.prepare(sql ->
        sql.insertInto(WEBHOOK_DELIVERIES)
            .set(WEBHOOK_DELIVERIES.TENANT_ID, param(WEBHOOK_DELIVERIES.TENANT_ID))
            .set(WEBHOOK_DELIVERIES.WEBHOOK_ID, param(WEBHOOK_DELIVERIES.WEBHOOK_ID))
            .set(WEBHOOK_DELIVERIES.EVENT_ID, param(WEBHOOK_DELIVERIES.EVENT_ID))
            .set(WEBHOOK_DELIVERIES.EVENT_POSITION, param(WEBHOOK_DELIVERIES.EVENT_POSITION))
            .set(WEBHOOK_DELIVERIES.USER_ID, param(WEBHOOK_DELIVERIES.USER_ID))
            .set(WEBHOOK_DELIVERIES.TYPE, param(WEBHOOK_DELIVERIES.TYPE))
            .set(WEBHOOK_DELIVERIES.STATE, param(WEBHOOK_DELIVERIES.STATE))
            .set(WEBHOOK_DELIVERIES.ATTEMPTS, param(WEBHOOK_DELIVERIES.ATTEMPTS))
            .set(WEBHOOK_DELIVERIES.DUE_AT, param(WEBHOOK_DELIVERIES.DUE_AT))
            .set(WEBHOOK_DELIVERIES.OUTCOME, param(WEBHOOK_DELIVERIES.OUTCOME))
            .set(WEBHOOK_DELIVERIES.STATUS, param(WEBHOOK_DELIVERIES.STATUS))
            .set(WEBHOOK_DELIVERIES.TOOK, param(WEBHOOK_DELIVERIES.TOOK))
            .set(WEBHOOK_DELIVERIES.TRIED_AT, param(WEBHOOK_DELIVERIES.TRIED_AT))
            .set(WEBHOOK_DELIVERIES.CREATED_AT, param(WEBHOOK_DELIVERIES.CREATED_AT))
            .set(WEBHOOK_DELIVERIES.EXPIRES_AT, param(WEBHOOK_DELIVERIES.EXPIRES_AT)));
  }

  static Prepared change(Database database) {
    return database.prepare(sql ->
        sql.update(WEBHOOK_DELIVERIES)
            .set(WEBHOOK_DELIVERIES.STATE, param(WEBHOOK_DELIVERIES.STATE))
            .set(WEBHOOK_DELIVERIES.ATTEMPTS, param(WEBHOOK_DELIVERIES.ATTEMPTS))
            .set(WEBHOOK_DELIVERIES.DUE_AT, param(WEBHOOK_DELIVERIES.DUE_AT))
            .set(WEBHOOK_DELIVERIES.OUTCOME, param(WEBHOOK_DELIVERIES.OUTCOME))
            .set(WEBHOOK_DELIVERIES.STATUS, param(WEBHOOK_DELIVERIES.STATUS))
            .set(WEBHOOK_DELIVERIES.TOOK, param(WEBHOOK_DELIVERIES.TOOK))
            .set(WEBHOOK_DELIVERIES.TRIED_AT, param(WEBHOOK_DELIVERIES.TRIED_AT))
            .set(WEBHOOK_DELIVERIES.EXPIRES_AT, param(WEBHOOK_DELIVERIES.EXPIRES_AT))
            .where(WEBHOOK_DELIVERIES.TENANT_ID.eq(param(WEBHOOK_DELIVERIES.TENANT_ID)))
            .and(WEBHOOK_DELIVERIES.WEBHOOK_ID.eq(param(WEBHOOK_DELIVERIES.WEBHOOK_ID)))
            .and(WEBHOOK_DELIVERIES.EVENT_ID.eq(param(WEBHOOK_DELIVERIES.EVENT_ID))));
  }
}
