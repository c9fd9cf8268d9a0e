package io.countersign.application.account;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.Standing;
import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.enrollment.BeginEnrollment;
import io.countersign.application.enrollment.BeginEnrollmentResult;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.application.warrant.Warrant;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.mfa.MfaRequirement;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a user has bound changes by their own will, or by a help desk's. */
class FreshProofTest {

  private static final Warrant NOTHING = new Warrant.None();

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);
  private final Confirmed confirmed =
      (Confirmed) shop.confirm(shop.enroll(ALICE, "111111", "222222"), "111111");
  private final Authenticator list = confirmed.authenticator();
  private final BackupCodeSet codes = confirmed.backupCodes().orElseThrow().set();

  @Test
  void an_authenticator_is_neither_changed_nor_revoked_without_it() {
    var change = new ChangeAuthenticator.Change(Optional.of(Samples.LABEL), true);

    assertThat(
            installation.changeAuthenticator.change(shop.tenant, ALICE, list.id(), change, NOTHING))
        .isInstanceOf(ChangeAuthenticator.Result.Unproved.class);
    assertThat(installation.revokeAuthenticator.revoke(shop.tenant, ALICE, list.id(), NOTHING))
        .isInstanceOf(RevokeAuthenticator.Result.Unproved.class);
    assertThat(installation.disableMfa.disable(shop.tenant, ALICE, NOTHING))
        .isInstanceOf(DisableMfa.Result.Unproved.class);
    assertThat(shop.kept(list)).isEqualTo(list);
  }

  @Test
  void none_is_added_without_it() {
    var ask =
        new BeginEnrollment.Ask(
            shop.tenant,
            Samples.CLIENT,
            ALICE,
            CodeFactor.TYPE,
            Optional.empty(),
            Optional.empty(),
            CodeFactor.list("333333"),
            Optional.empty(),
            NOTHING);

    assertThat(installation.beginEnrollment.begin(ask))
        .isInstanceOf(BeginEnrollmentResult.Unproved.class);
  }

  @Test
  void backup_codes_are_neither_seen_nor_replaced_nor_deleted_without_it() {
    assertThat(installation.viewBackupCodes.view(shop.tenant, ALICE, NOTHING))
        .isInstanceOf(ViewResult.Unproved.class);
    assertThat(
            installation.regenerateBackupCodes.regenerate(
                shop.tenant, ALICE, RegenerateBackupCodes.Extent.ALL, NOTHING))
        .isInstanceOf(RegenerateResult.Unproved.class);
    assertThat(installation.deleteBackupCodes.delete(shop.tenant, ALICE, NOTHING))
        .isInstanceOf(DeleteBackupCodes.Result.Unproved.class);
    assertThat(installation.readBackupCodes.read(shop.tenant, ALICE)).contains(codes);
  }

  @Test
  void what_is_mandatory_no_proof_of_a_user_disables() {
    assertThat(installation.disableMfa.disable(shop.tenant, ALICE, proved()))
        .isEqualTo(new DisableMfa.Result.Mandatory());
    assertThat(shop.kept(list).active()).isTrue();
  }

  @Test
  void backup_codes_are_never_asked_first() {
    AuthenticatorId set = new AuthenticatorId(UUID.randomUUID());
    Authenticator bound =
        Authenticator.bound(set, shop.tenant, ALICE, BackupCode.FACTOR, Samples.LABEL, Samples.NOW);
    installation.authenticators.add(
        new OpenedAuthenticator(bound, Samples.credential("none")), Optional.empty());

    assertThat(
            installation.changeAuthenticator.change(
                shop.tenant,
                ALICE,
                set,
                new ChangeAuthenticator.Change(Optional.empty(), true),
                proved()))
        .isEqualTo(new ChangeAuthenticator.Result.NeverFirst());
  }

  private Warrant proved() {
    Standing asked = shop.begin(ALICE);
    assertThat(shop.answer(asked, "222222")).isInstanceOf(VerifyResult.Verified.class);
    return new Warrant.Proved(asked.authentication().id(), CLIENT, Optional.empty());
  }
}
