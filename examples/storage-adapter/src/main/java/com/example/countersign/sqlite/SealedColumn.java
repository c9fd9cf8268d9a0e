package com.example.countersign.sqlite;

import io.countersign.application.secret.Place;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * What is encrypted at rest, and bound to the columns that say whose it is: copied to another row
 * it does not open.
 */
enum SealedColumn {
  CREDENTIAL("authenticators", "credential", "tenant_id", "user_id", "authenticator_id"),
  SENT("contact_verifications", "pending", "tenant_id", "contact_verification_id"),
  PENDING("enrollments", "pending", "tenant_id", "user_id", "enrollment_id"),
  CHALLENGE(
      "authentications",
      "challenge_state",
      "tenant_id",
      "user_id",
      "authentication_id",
      "challenge_id"),
  BACKUP_CODES("backup_code_sets", "codes", "tenant_id", "user_id", "set_id"),
  POLICY_SECRETS("policies", "secrets", "tenant_id", "version"),
  REPLAY_SECRETS("policy_replays", "secrets", "tenant_id", "replay_id"),
  WEBHOOK_SECRETS("webhooks", "secrets", "tenant_id", "webhook_id"),
  SIGNING_KEY("signing_keys", "private_jwk", "kid"),
  ANSWER("idempotency_keys", "body", "caller_id", "idempotency_key");

  final String table;
  final String column;
  final String keyId;
  private final String[] owner;

  SealedColumn(String table, String column, String... owner) {
    this.table = table;
    this.column = column;
    this.keyId = column + "_key_id";
    this.owner = owner;
  }

  /**
   * The place of one such secret.
   *
   * @param values of the columns that say whose it is, in their order
   */
  Place place(Object... values) {
    if (values.length != owner.length) {
      throw new IllegalArgumentException(Arrays.toString(owner) + " wanted");
    }
    return Place.of(table + "." + column, values);
  }

  /** The place of the secret in a row. */
  Place placeIn(Row row) throws SQLException {
    Object[] values = new Object[owner.length];
    for (int i = 0; i < owner.length; i++) {
      values[i] = row.text(owner[i]);
    }
    return place(values);
  }
}
