package io.countersign.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.persistence.OneDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every statement that a request runs finds its rows by an index that names them. */
@ParameterizedClass
@EnumSource(names = "EMBEDDED")
final class PlansTest extends OneDatabase {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select * from authentications where tenant_id = ? and authentication_id = ? for update"
            + "| TENANT_ID = ?1 AND AUTHENTICATION_ID = ?2",
        "update authentications set wrong = 1 where tenant_id = ? and authentication_id = ?"
            + "| TENANT_ID = ?1 AND AUTHENTICATION_ID = ?2",
        "select * from authenticators where tenant_id = ? and authenticator_id = ?"
            + " and revoked_at is null for update"
            + "| TENANT_ID = ?1 AND AUTHENTICATOR_ID = ?2",
        "update authenticators set wrong = 1 where tenant_id = ? and authenticator_id = ?"
            + " and revoked_at is null"
            + "| TENANT_ID = ?1 AND AUTHENTICATOR_ID = ?2",
        "select * from authenticators where tenant_id = ? and user_id = ? and revoked_at is null"
            + " order by created_at, authenticator_id"
            + "| TENANT_ID = ?1 AND USER_ID = ?2",
        "select * from authenticators where tenant_id = ? and user_id = ? and factor = ?"
            + " and fingerprint = ?"
            + "| FACTOR = ?3 AND FINGERPRINT = ?4 AND TENANT_ID = ?1 AND USER_ID = ?2",
        "select * from enrollments where tenant_id = ? and enrollment_id = ? for update"
            + "| TENANT_ID = ?1 AND ENROLLMENT_ID = ?2",
        "select * from users where tenant_id = ? and user_id = ?"
            + "| TENANT_ID = ?1 AND USER_ID = ?2",
        "select * from users where tenant_id = ? and user_id > ? order by tenant_id, user_id"
            + " limit 10"
            + "| TENANT_ID = ?1 AND USER_ID > ?2",
        "select * from events where tenant_id = ? and user_id = ? and event_id < ?"
            + " order by tenant_id desc, user_id desc, event_id desc limit 10"
            + "| EVENT_ID < ?3 AND TENANT_ID = ?1 AND USER_ID = ?2",
        "select * from events where tenant_id = ? and actor = ? and event_id >= ? and event_id < ?"
            + " order by tenant_id desc, actor desc, event_id desc limit 10"
            + "| EVENT_ID >= ?3 AND EVENT_ID < ?4 AND TENANT_ID = ?1 AND ACTOR = ?2",
        "select * from events where tenant_id = ? and event_id >= ? and event_id < ?"
            + " order by tenant_id desc, event_id desc limit 10"
            + "| EVENT_ID < ?3 AND TENANT_ID = ?1 AND EVENT_ID >= ?2",
        "select tenant_id, event_id from events where happened_at >= cast(0 as bigint) and happened_at <= ?"
            + " order by happened_at limit 500 for update skip locked"
            + "| HAPPENED_AT >= CAST(0 AS BIGINT) AND HAPPENED_AT <= ?1",
        "delete from events where tenant_id = ? and event_id = ?"
            + "| TENANT_ID = ?1 AND EVENT_ID = ?2",
        "select * from api_keys where api_key_id = ? | API_KEY_ID = ?1",
        "select * from api_keys where tenant_id = ? order by created_at | TENANT_ID = ?1",
        "select * from idempotency_keys where caller_id = ? and idempotency_key = ?"
            + "| CALLER_ID = ?1 AND IDEMPOTENCY_KEY = ?2",
        "select * from authenticators where credential_key_id = ?"
            + " order by credential_key_id, tenant_id, authenticator_id limit 10"
            + "| CREDENTIAL_KEY_ID = ?1",
        "select * from enrollments where pending_key_id = ?"
            + " order by pending_key_id, tenant_id, enrollment_id limit 10"
            + "| PENDING_KEY_ID = ?1",
        "select * from authentications where challenge_state_key_id = ?"
            + " order by challenge_state_key_id, tenant_id, authentication_id limit 10"
            + "| CHALLENGE_STATE_KEY_ID = ?1",
        "select * from idempotency_keys where body_key_id = ?"
            + " order by body_key_id, caller_id, idempotency_key limit 10"
            + "| BODY_KEY_ID = ?1",
        "select * from authentications where tenant_id = ? and created_at >= ? and created_at < ?"
            + " and (created_at > ? or authentication_id > ?)"
            + " order by tenant_id, created_at, authentication_id limit 10"
            + "| CREATED_AT < ?3 AND TENANT_ID = ?1 AND CREATED_AT >= ?2",
        "select count(*) from authentications where tenant_id = ? and created_at >= ?"
            + " and created_at < ?"
            + "| CREATED_AT < ?3 AND TENANT_ID = ?1 AND CREATED_AT >= ?2",
        "select * from policy_replays where due_at >= cast(0 as bigint) and due_at <= ? order by due_at limit 1"
            + "| DUE_AT >= CAST(0 AS BIGINT) AND DUE_AT <= ?1",
        "select distinct webhook_id from webhook_deliveries where due_at >= cast(0 as bigint) and due_at <= ?"
            + "| DUE_AT >= CAST(0 AS BIGINT) AND DUE_AT <= ?1",
        "select * from webhook_deliveries where tenant_id = ? and webhook_id = ? and state = ?"
            + " and due_at >= cast(0 as bigint) and due_at <= ?"
            + " order by tenant_id, webhook_id, state, event_position limit 64"
            + "| STATE = ?3 AND TENANT_ID = ?1 AND WEBHOOK_ID = ?2",
        "select event_position from webhook_deliveries where tenant_id = ? and webhook_id = ?"
            + " and state = ? limit 1000"
            + "| STATE = ?3 AND TENANT_ID = ?1 AND WEBHOOK_ID = ?2",
        "select user_id, due_at from webhook_deliveries where tenant_id = ? and webhook_id = ?"
            + " and state = ? and user_id is not null"
            + " order by tenant_id, webhook_id, state, event_position"
            + "| STATE = ?3 AND TENANT_ID = ?1 AND WEBHOOK_ID = ?2",
        "select event_id from webhook_deliveries where tenant_id = ? and webhook_id = ?"
            + " and state = ? and due_at > ?"
            + " order by tenant_id, webhook_id, state, event_position"
            + "| STATE = ?3 AND TENANT_ID = ?1 AND WEBHOOK_ID = ?2",
        "select event_id from webhook_deliveries where tenant_id = ? and webhook_id = ?"
            + " and state = ? and user_id = ? and event_position > ?"
            + " order by tenant_id, webhook_id, state, event_position"
            + "| STATE = ?3 AND EVENT_POSITION > ?5 AND TENANT_ID = ?1 AND WEBHOOK_ID = ?2",
        "update webhook_deliveries set due_at = ? where tenant_id = ? and webhook_id = ?"
            + " and event_id = ?"
            + "| TENANT_ID = ?2 AND WEBHOOK_ID = ?3 AND EVENT_ID = ?4",
        "select * from counters where unlock_at >= cast(0 as bigint) and unlock_at <= ? order by unlock_at limit 9"
            + "| UNLOCK_AT >= CAST(0 AS BIGINT) AND UNLOCK_AT <= ?1",
        "select * from attempts where due_at >= cast(0 as bigint) and due_at <= ? order by due_at limit 9"
            + "| DUE_AT >= CAST(0 AS BIGINT) AND DUE_AT <= ?1",
        "select tenant_id, authentication_id from authentications where expires_at >= cast(0 as bigint) and expires_at <= ?"
            + " order by expires_at limit 500 for update skip locked"
            + "| EXPIRES_AT >= CAST(0 AS BIGINT) AND EXPIRES_AT <= ?1",
        "delete from authentications where tenant_id = ? and authentication_id = ?"
            + "| TENANT_ID = ?1 AND AUTHENTICATION_ID = ?2",
        "select tenant_id, enrollment_id from enrollments where expires_at >= cast(0 as bigint) and expires_at <= ?"
            + " order by expires_at limit 500 for update skip locked"
            + "| EXPIRES_AT >= CAST(0 AS BIGINT) AND EXPIRES_AT <= ?1",
        "delete from enrollments where tenant_id = ? and enrollment_id = ?"
            + "| TENANT_ID = ?1 AND ENROLLMENT_ID = ?2",
        "select caller_id, idempotency_key from idempotency_keys where expires_at >= cast(0 as bigint) and expires_at <= ?"
            + " order by expires_at limit 500 for update skip locked"
            + "| EXPIRES_AT >= CAST(0 AS BIGINT) AND EXPIRES_AT <= ?1",
        "delete from idempotency_keys where caller_id = ? and idempotency_key = ?"
            + "| CALLER_ID = ?1 AND IDEMPOTENCY_KEY = ?2",
      })
  void a_request_reads_by_index(String statement, String condition) {
    assertThat(plan(statement)).contains(": " + condition + " ");
  }

  private String plan(String statement) {
    String plan = sql(sql -> sql.fetchSingle("explain " + statement).get(0, String.class));
    return String.valueOf(plan).replaceAll("\\s+", " ");
  }
}
