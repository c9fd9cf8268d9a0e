package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Contract;
import io.countersign.rest.fixture.Told;
import io.countersign.rest.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

/** All that the contract promises, and at the end whether all of it was seen. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ContractTest {
  @Nested
  class Authentications extends AuthenticationAnswers {}

  @Nested
  class Verifications extends VerificationAnswers {}

  @Nested
  class GuessDoors extends GuessDoorAnswers {}

  @Nested
  class Enrollments extends EnrollmentAnswers {}

  @Nested
  class Authenticators extends AuthenticatorAnswers {}

  @Nested
  class OwnAccounts extends OwnAccountAnswers {}

  @Nested
  class BackupCodes extends BackupCodeAnswers {}

  @Nested
  class Messages extends MessageAnswers {}

  @Nested
  class ContactVerifications extends ContactVerificationAnswers {}

  @Nested
  class TrustedBrowsers extends BrowserAnswers {}

  @Nested
  class Users extends UserAnswers {}

  @Nested
  class Activity extends ActivityAnswers {}

  @Nested
  class EventFeed extends EventFeedAnswers {}

  @Nested
  class Audit extends AuditAnswers {}

  @Nested
  class Checkpoints extends CheckpointAnswers {}

  @Nested
  class Tenants extends TenantAnswers {}

  @Nested
  class Organizations extends OrganizationAnswers {}

  @Nested
  class Policies extends PolicyAnswers {}

  @Nested
  class Simulations extends SimulationAnswers {}

  @Nested
  class Replays extends ReplayAnswers {}

  @Nested
  class Webhooks extends WebhookAnswers {}

  @Nested
  class Prompts extends PromptAnswers {}

  @Nested
  class ApiKeys extends ApiKeyAnswers {}

  @Nested
  class Lockouts extends LockoutAnswers {}

  @Nested
  class UserTokens extends UserTokenAnswers {}

  @Nested
  class Accounts extends AccountAnswers {}

  @Nested
  class OwnEnrollments extends OwnEnrollmentAnswers {}

  @Nested
  class UsersEnrollments extends UsersEnrollmentAnswers {}

  @Nested
  class StepUps extends StepUpAnswers {}

  @Nested
  class Others extends OtherAnswers {}

  @Nested
  class Idempotency extends IdempotencyAnswers {}

  @Nested
  class StrictInput extends StrictInputAnswers {}

  @Nested
  class Manners extends MannersAnswers {}

  @Nested
  class Every extends EveryOperation {}

  @Nested
  @Order(Integer.MAX_VALUE)
  class Coverage {
    /** These need a client that breaks HTTP: see the tests of connections. */
    private static final List<Problem> OF_CONNECTIONS =
        List.of(
            Problem.METHOD_NOT_ALLOWED,
            Problem.TIMEOUT,
            Problem.URI_TOO_LONG,
            Problem.HEADERS_TOO_LARGE,
            Problem.INTERNAL,
            Problem.NOT_IMPLEMENTED,
            Problem.HTTP_VERSION_NOT_SUPPORTED);

    /**
     * Of what was begun, the end is told; what was sent has a record of its own; and what only asks
     * a question changes nothing.
     */
    private static final Set<String> NO_EVENT =
        Set.of(
            "POST /v1/authentications/{authenticationId}/challenge",
            "POST /v1/enrollments/{enrollmentId}/resend",
            "POST /v1/account/enrollments/{enrollmentId}/resend",
            "POST /v1/users/{userId}/enrollments/{enrollmentId}/resend",
            "DELETE /v1/enrollments/{enrollmentId}",
            "DELETE /v1/account/enrollments/{enrollmentId}",
            "DELETE /v1/users/{userId}/enrollments/{enrollmentId}",
            "POST /v1/verifications",
            "POST /v1/verifications/{verificationId}/resend",
            "POST /v1/policies/simulate",
            "POST /v1/policies/replays/{replayId}/cancel",
            "POST /v1/transports/{transport}/reports");

    @Test
    void whatever_was_done_is_told_but_for_what_is_named() {
      assertThat(Told.types().keySet()).containsAll(Told.promised());
      assertThat(Told.silent()).isEqualTo(NO_EVENT);
    }

    @Test
    void every_promised_answer_was_seen() {
      Set<String> unseen = new TreeSet<>(Contract.promised());
      unseen.removeAll(Contract.seen());
      assertThat(unseen).isEmpty();
    }

    @Test
    void every_problem_was_seen() {
      Set<String> unseen = new TreeSet<>();
      Arrays.stream(Problem.values())
          .filter(problem -> !OF_CONNECTIONS.contains(problem))
          .map(Problem::slug)
          .forEach(unseen::add);
      unseen.removeAll(Contract.problemsSeen());
      assertThat(unseen).isEmpty();
    }
  }
}
