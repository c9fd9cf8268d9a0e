package io.countersign.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.authentication.VerifyResult.NotWaiting;
import io.countersign.application.authentication.VerifyResult.Rejected;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.enrollment.ConfirmEnrollmentResult;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.NotPending;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.databases.DatabaseKind;
import io.countersign.databases.DatabaseServer;
import io.countersign.databases.LoopbackProxy;
import io.countersign.databases.SharedServers;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.tenant.TenantId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Invariant 3: the only connection of a node to the database is cut at every piece of data that
 * goes over it, one after the other: so before, between and after all statements, before the commit
 * arrives, and before its answer does. Another node sees what became of it.
 */
@ParameterizedClass
@EnumSource
class CutConnectionTest {

  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final int ROUNDS = Nodes.full() ? 20 : 1;

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init")
  @Parameter
  DatabaseKind kind;

  /** Whether the piece that was to be lost never came. */
  private boolean uncut;

  private LoopbackProxy proxy;
  private Nodes nodes;
  private House cut;
  private House whole;

  @BeforeEach
  void two_nodes() {
    DatabaseServer server = SharedServers.of(kind);
    String url = server.url(server.createDatabase());
    proxy = LoopbackProxy.to(server.port());
    nodes =
        Nodes.open(
            List.of(
                Installation.address(server, proxy.through(url), 1),
                Installation.address(server, url, 4)),
            directory);
    cut = nodes.node(0);
    whole = nodes.node(1);
  }

  @AfterEach
  void close() {
    nodes.close();
    proxy.close();
  }

  @Test
  void a_success_that_is_answered_is_durable_and_no_code_is_used_twice() {
    Phone phone = whole.enroll(nodes.newUser());
    atEveryPiece(piece -> {
      nodes.clock().tick(House.GUESS_WINDOW);
      AuthenticationId open = whole.begin(phone.user());

      Optional<VerifyResult> answer = cutAt(piece, () -> cut.verify(open, phone.code()));

      boolean approved = kept(open).progress() instanceof Progress.Approved;
      answer.ifPresentOrElse(
          told -> {
            assertThat(told).isInstanceOf(Verified.class);
            assertThat(approved).isTrue();
          },
          () ->
              assertThat(whole.verify(open, phone.code()))
                  .isInstanceOf(approved ? NotWaiting.class : Verified.class));
      assertThat(whole.verify(whole.begin(phone.user()), phone.code()))
          .isInstanceOf(Rejected.class);
      return answer.isPresent();
    });
  }

  @Test
  void a_wrong_response_that_is_answered_is_counted() {
    Phone phone = whole.enroll(nodes.newUser());
    atEveryPiece(piece -> {
      nodes.clock().tick(House.GUESS_WINDOW);
      AuthenticationId open = whole.begin(phone.user());

      Optional<VerifyResult> answer = cutAt(piece, () -> cut.verify(open, phone.wrongCode(piece)));

      int counted = kept(open).wrong();
      assertThat(counted).isBetween(answer.isPresent() ? 1 : 0, 1);
      assertThat(wrongSince(phone)).isEqualTo(counted == 1);
      return answer.isPresent();
    });
  }

  @Test
  void an_enrollment_that_is_answered_is_durable_and_is_confirmed_once() {
    atEveryPiece(piece -> {
      Phone phone = whole.beginEnrollment(nodes.newUser());

      Optional<ConfirmEnrollmentResult> answer =
          cutAt(piece, () -> cut.confirm(phone.enrollment(), phone.code()));

      boolean confirmed = status(phone) == EnrollmentStatus.CONFIRMED;
      answer.ifPresentOrElse(
          told -> {
            assertThat(told).isInstanceOf(Confirmed.class);
            assertThat(confirmed).isTrue();
          },
          () ->
              assertThat(whole.confirm(phone.enrollment(), phone.code()))
                  .isInstanceOf(confirmed ? NotPending.class : Confirmed.class));
      assertThat(whole.storage().authenticators().ofUser(TENANT, phone.user())).hasSize(1);
      return answer.isPresent();
    });
  }

  /**
   * Loses each piece of a request once, until one is asked for that the request does not have: how
   * many there are depends on how they are cut on their way.
   *
   * @param attempt gets the number of the piece that is lost, and tells whether it got an answer
   */
  private void atEveryPiece(IntPredicate attempt) {
    for (int round = 0; round < ROUNDS; round++) {
      int piece = 0;
      boolean answered;
      do {
        piece++;
        answered = attempt.test(piece);
      } while (!uncut);
      assertThat(answered).as("what nothing cuts is answered").isTrue();
      assertThat(piece).as("it was cut at something").isGreaterThan(10);
    }
  }

  private <T> Optional<T> cutAt(int piece, Supplier<T> request) {
    var _ = cut.storage().ready(); // with a connection that is open
    proxy.cutAt(piece);
    try {
      return Optional.of(request.get());
    } catch (StorageUnavailable _) {
      return Optional.empty();
    } finally {
      uncut = proxy.uncut();
      proxy.cutAt(0);
    }
  }

  private Authentication kept(AuthenticationId id) {
    return whole.storage().authentications().find(TENANT, id).orElseThrow();
  }

  private boolean wrongSince(Phone phone) {
    return whole
        .storage()
        .authenticators()
        .ofUser(TENANT, phone.user())
        .getFirst()
        .guesses()
        .since()
        .equals(nodes.clock().instant());
  }

  private EnrollmentStatus status(Phone phone) {
    return whole.storage().enrollments().find(TENANT, phone.enrollment()).orElseThrow().status();
  }
}
