package io.countersign.persistence.secret;

import static io.countersign.persistence.generated.Tables.AUTHENTICATIONS;
import static io.countersign.persistence.generated.Tables.AUTHENTICATORS;
import static io.countersign.persistence.generated.Tables.BACKUP_CODE_SETS;
import static io.countersign.persistence.generated.Tables.CONTACT_VERIFICATIONS;
import static io.countersign.persistence.generated.Tables.ENROLLMENTS;
import static io.countersign.persistence.generated.Tables.IDEMPOTENCY_KEYS;
import static io.countersign.persistence.generated.Tables.POLICIES;
import static io.countersign.persistence.generated.Tables.POLICY_REPLAYS;
import static io.countersign.persistence.generated.Tables.SIGNING_KEYS;
import static io.countersign.persistence.generated.Tables.WEBHOOKS;

import io.countersign.application.replay.ReplayId;
import io.countersign.application.secret.Place;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.ChallengeId;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.webhook.WebhookId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;

/**
 * A column whose content is sealed.
 *
 * @param ciphertext the column
 * @param keyId the column that names the key that opens it
 * @param place where the content of a row is
 */
record SealedColumn(
    Table<Record> table,
    TableField<Record, byte[]> ciphertext,
    TableField<Record, Integer> keyId,
    Function<Record, Place> place) {

  static final List<SealedColumn> ALL =
      List.of(
          new SealedColumn(
              SIGNING_KEYS,
              SIGNING_KEYS.PRIVATE_JWK,
              SIGNING_KEYS.PRIVATE_JWK_KEY_ID,
              row -> Places.signingKey(row.get(SIGNING_KEYS.KID))),
          new SealedColumn(
              AUTHENTICATORS,
              AUTHENTICATORS.CREDENTIAL,
              AUTHENTICATORS.CREDENTIAL_KEY_ID,
              row ->
                  Places.authenticator(
                      row.get(AUTHENTICATORS.TENANT_ID),
                      row.get(AUTHENTICATORS.USER_ID),
                      new AuthenticatorId(row.get(AUTHENTICATORS.AUTHENTICATOR_ID)))),
          new SealedColumn(
              ENROLLMENTS,
              ENROLLMENTS.PENDING,
              ENROLLMENTS.PENDING_KEY_ID,
              row ->
                  Places.enrollment(
                      row.get(ENROLLMENTS.TENANT_ID),
                      row.get(ENROLLMENTS.USER_ID),
                      new EnrollmentId(row.get(ENROLLMENTS.ENROLLMENT_ID)))),
          new SealedColumn(
              CONTACT_VERIFICATIONS,
              CONTACT_VERIFICATIONS.PENDING,
              CONTACT_VERIFICATIONS.PENDING_KEY_ID,
              row ->
                  Places.contact(
                      row.get(CONTACT_VERIFICATIONS.TENANT_ID),
                      new ContactVerificationId(
                          row.get(CONTACT_VERIFICATIONS.CONTACT_VERIFICATION_ID)))),
          new SealedColumn(
              BACKUP_CODE_SETS,
              BACKUP_CODE_SETS.CODES,
              BACKUP_CODE_SETS.CODES_KEY_ID,
              row ->
                  Places.backupCodes(
                      row.get(BACKUP_CODE_SETS.TENANT_ID),
                      row.get(BACKUP_CODE_SETS.USER_ID),
                      new AuthenticatorId(row.get(BACKUP_CODE_SETS.SET_ID)))),
          new SealedColumn(
              POLICIES,
              POLICIES.SECRETS,
              POLICIES.SECRETS_KEY_ID,
              row -> Places.policySecrets(row.get(POLICIES.TENANT_ID), row.get(POLICIES.VERSION))),
          new SealedColumn(
              POLICY_REPLAYS,
              POLICY_REPLAYS.SECRETS,
              POLICY_REPLAYS.SECRETS_KEY_ID,
              row ->
                  Places.replaySecrets(
                      row.get(POLICY_REPLAYS.TENANT_ID),
                      new ReplayId(row.get(POLICY_REPLAYS.REPLAY_ID)))),
          new SealedColumn(
              WEBHOOKS,
              WEBHOOKS.SECRETS,
              WEBHOOKS.SECRETS_KEY_ID,
              row ->
                  Places.webhookSecrets(
                      row.get(WEBHOOKS.TENANT_ID), new WebhookId(row.get(WEBHOOKS.WEBHOOK_ID)))),
          new SealedColumn(
              AUTHENTICATIONS,
              AUTHENTICATIONS.CHALLENGE_STATE,
              AUTHENTICATIONS.CHALLENGE_STATE_KEY_ID,
              row ->
                  Places.challenge(
                      row.get(AUTHENTICATIONS.TENANT_ID),
                      row.get(AUTHENTICATIONS.USER_ID),
                      new AuthenticationId(row.get(AUTHENTICATIONS.AUTHENTICATION_ID)),
                      new ChallengeId(row.get(AUTHENTICATIONS.CHALLENGE_ID)))),
          new SealedColumn(
              IDEMPOTENCY_KEYS,
              IDEMPOTENCY_KEYS.BODY,
              IDEMPOTENCY_KEYS.BODY_KEY_ID,
              row ->
                  Places.answer(
                      new ApiKeyId(row.get(IDEMPOTENCY_KEYS.CALLER_ID)),
                      new String(
                          row.get(IDEMPOTENCY_KEYS.IDEMPOTENCY_KEY), StandardCharsets.UTF_8))));

  /** The order of the index that leads to the rows of a key. */
  List<Field<?>> inOrder() {
    return Stream.<Field<?>>concat(Stream.of(keyId), primaryKey().stream()).toList();
  }

  List<TableField<Record, ?>> primaryKey() {
    return Objects.requireNonNull(table.getPrimaryKey()).getFields();
  }
}
