package io.countersign.persistence.authentication;

import static io.countersign.persistence.generated.Tables.AUTHENTICATIONS;

import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Choosing;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authentication.Progress.Expired;
import io.countersign.domain.factor.FactorType;
import io.countersign.persistence.database.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Where an authentication stands, the challenge apart: the status says which others are set. */
record ProgressColumns(
    String status,
    @Nullable Instant decidedAt,
    @Nullable String deniedReason,
    @Nullable String dueFactors,
    @Nullable Integer dueSkippable) {

  private static final String CHALLENGED = "challenged";
  private static final String CHOOSING = "choosing";
  private static final String ENROLLMENT_DUE = "enrollment-due";
  private static final String APPROVED = "approved";
  private static final String DENIED = "denied";
  static final String EXPIRED = "expired";

  /** In the text of a statement. */
  static final List<Field<String>> UNFINISHED =
      List.of(DSL.inline(CHALLENGED), DSL.inline(CHOOSING), DSL.inline(ENROLLMENT_DUE));

  /** What only those that are unfinished have. */
  static final List<Field<?>> OF_UNFINISHED =
      List.of(
          AUTHENTICATIONS.DUE_FACTORS,
          AUTHENTICATIONS.DUE_SKIPPABLE,
          AUTHENTICATIONS.CHALLENGE_ID,
          AUTHENTICATIONS.CHALLENGE_AUTHENTICATOR_ID,
          AUTHENTICATIONS.CHALLENGE_FACTOR,
          AUTHENTICATIONS.CHALLENGE_STATE,
          AUTHENTICATIONS.CHALLENGE_STATE_KEY_ID,
          AUTHENTICATIONS.CHALLENGE_AT);

  private static final String BETWEEN_FACTORS = " ";

  static ProgressColumns of(Progress progress) {
    return switch (progress) {
      case Challenged _ -> new ProgressColumns(CHALLENGED, null, null, null, null);
      case Choosing() -> new ProgressColumns(CHOOSING, null, null, null, null);
      case EnrollmentDue(var factors, var skippable) ->
          new ProgressColumns(ENROLLMENT_DUE, null, null, text(factors), skippable ? 1 : 0);
      case Approved(var at) -> new ProgressColumns(APPROVED, at, null, null, null);
      case Denied(var reason, var at) -> new ProgressColumns(DENIED, at, reason, null, null);
      case Expired(var at) -> new ProgressColumns(EXPIRED, at, null, null, null);
    };
  }

  static Progress progress(Row row, Supplier<Challenge> challenge) {
    String status = row.get(AUTHENTICATIONS.STATUS);
    return switch (status) {
      case CHALLENGED -> new Challenged(challenge.get());
      case CHOOSING -> new Choosing();
      case ENROLLMENT_DUE ->
          new EnrollmentDue(
              factors(row.get(AUTHENTICATIONS.DUE_FACTORS)),
              row.find(AUTHENTICATIONS.DUE_SKIPPABLE)
                  .filter(skippable -> skippable == 1)
                  .isPresent());
      case APPROVED -> new Approved(row.get(AUTHENTICATIONS.DECIDED_AT));
      case DENIED ->
          new Denied(row.get(AUTHENTICATIONS.DENIED_REASON), row.get(AUTHENTICATIONS.DECIDED_AT));
      case EXPIRED -> new Expired(row.get(AUTHENTICATIONS.DECIDED_AT));
      default -> throw new IllegalStateException("no such status: " + status);
    };
  }

  private static String text(Set<FactorType> factors) {
    return factors.stream()
        .map(FactorType::value)
        .sorted()
        .collect(Collectors.joining(BETWEEN_FACTORS));
  }

  private static Set<FactorType> factors(String text) {
    return Arrays.stream(text.split(BETWEEN_FACTORS, -1))
        .map(FactorType::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
