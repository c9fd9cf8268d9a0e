package io.countersign.server.race;

import io.countersign.application.account.RegenerateBackupCodes;
import io.countersign.application.account.RegenerateBackupCodes.Extent;
import io.countersign.application.account.RegenerateResult.Regenerated;
import io.countersign.application.authentication.ChooseAuthenticator;
import io.countersign.application.authentication.ChooseAuthenticator.Choice;
import io.countersign.application.authentication.ChooseResult;
import io.countersign.application.backupcode.ConfirmBackupCodes;
import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.application.backupcode.ReadBackupCodes;
import io.countersign.application.warrant.Warrant;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.Optional;

/** What one node does with backup codes. */
record BackupCodesOfNode(
    RegenerateBackupCodes regenerate,
    ConfirmBackupCodes confirm,
    ReadBackupCodes read,
    ChooseAuthenticator choose) {

  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final ClientId CLIENT = new ClientId("shop");

  /** A new set, confirmed at once. */
  IssuedCodes confirmed(UserId user) {
    IssuedCodes issued = regenerated(user).orElseThrow();
    BackupCodeSet _ = confirm.confirm(TENANT, CLIENT, user, issued.set().id()).orElseThrow();
    return issued;
  }

  /** A new set; nothing if somebody else was asked to prove it. */
  Optional<IssuedCodes> regenerated(UserId user) {
    var result =
        regenerate.regenerate(TENANT, user, Extent.ALL, new Warrant.Overridden("a race", CLIENT));
    return result instanceof Regenerated(var issued) ? Optional.of(issued) : Optional.empty();
  }

  BackupCodeSet read(UserId user) {
    return read.read(TENANT, user).orElseThrow();
  }

  /** Asks for a backup code instead; whether there are any. */
  boolean chosen(AuthenticationId authentication, IssuedCodes codes) {
    return choose.choose(TENANT, authentication, Choice.of(codes.set().id()))
        instanceof ChooseResult.Chosen;
  }
}
