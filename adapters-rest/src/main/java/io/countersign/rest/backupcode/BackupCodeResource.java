package io.countersign.rest.backupcode;

import io.countersign.application.account.DeleteBackupCodes;
import io.countersign.application.account.RegenerateBackupCodes;
import io.countersign.application.account.RegenerateBackupCodes.Extent;
import io.countersign.application.account.RegenerateResult;
import io.countersign.application.account.ViewBackupCodes;
import io.countersign.application.account.ViewResult;
import io.countersign.application.backupcode.ConfirmBackupCodes;
import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.application.backupcode.ReadBackupCodes;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.client.Scope;
import io.countersign.rest.account.Proofs;
import io.countersign.rest.http.Account;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Forms;
import io.countersign.rest.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Backup codes: how they stand, see them again, new ones, stored, gone. What shows codes takes no
 * {@code Idempotency-Key}: an answer that can be had twice would show them without proof.
 */
public final class BackupCodeResource implements Resource {
  private static final String ALL = Account.OF_USER + "/backup-codes";
  private static final String CODES = "codes";

  private final ReadBackupCodes read;
  private final ViewBackupCodes view;
  private final RegenerateBackupCodes regenerate;
  private final ConfirmBackupCodes confirm;
  private final DeleteBackupCodes delete;

  public BackupCodeResource(
      ReadBackupCodes read,
      ViewBackupCodes view,
      RegenerateBackupCodes regenerate,
      ConfirmBackupCodes confirm,
      DeleteBackupCodes delete) {
    this.read = read;
    this.view = view;
    this.regenerate = regenerate;
    this.confirm = confirm;
    this.delete = delete;
  }

  @Override
  public List<Operation> operations() {
    return Account.doors(
        Operation.get(ALL, Scope.AUTHENTICATORS_READ, this::read),
        Operation.post(ALL + "/view", Scope.AUTHENTICATORS_WRITE, this::view),
        Operation.post(ALL + "/regenerate", Scope.AUTHENTICATORS_WRITE, this::regenerate),
        Operation.post(ALL + "/confirm", Scope.AUTHENTICATORS_WRITE, this::confirm),
        Operation.post(ALL + "/delete", Scope.AUTHENTICATORS_WRITE, this::delete));
  }

  private Answer read(Call call) {
    return read.read(call.tenant(), call.user())
        .map(set -> Answer.ok(out -> BackupCodesJson.write(out, set)))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer view(Call call) {
    call.body().only(Proofs.PROOF);
    return switch (view.view(call.tenant(), call.user(), Proofs.read(call))) {
      case ViewResult.Viewed(var issued) -> shown(issued);
      case ViewResult.NoCodes() -> Failure.of(Problem.NOT_FOUND);
      case ViewResult.NotViewable() -> Failure.of(Problem.BACKUP_CODES_NOT_VIEWABLE);
      case ViewResult.Unproved(var needed) -> Proofs.needed(needed);
    };
  }

  private Answer regenerate(Call call) {
    Extent extent =
        call.body()
            .only(CODES, Proofs.PROOF)
            .optionalText(CODES, BackupCodeResource::extent)
            .orElse(Extent.ALL);
    var result = regenerate.regenerate(call.tenant(), call.user(), extent, Proofs.read(call));
    return switch (result) {
      case RegenerateResult.Regenerated(var issued) -> shown(issued);
      case RegenerateResult.NotOffered() -> Failure.of(Problem.BACKUP_CODES_NOT_OFFERED);
      case RegenerateResult.NothingToRefill() -> Failure.of(Problem.BACKUP_CODES_NOT_CONFIRMED);
      case RegenerateResult.Unproved(var needed) -> Proofs.needed(needed);
    };
  }

  private Answer confirm(Call call) {
    AuthenticatorId id = call.body().only("id").text("id", Forms.id(AuthenticatorId::new));
    return confirm
        .confirm(call.tenant(), call.client(), call.user(), id)
        .map(set -> Answer.ok(out -> BackupCodesJson.write(out, set)))
        .orElseGet(() -> Failure.of(Problem.BACKUP_CODES_NOT_PENDING));
  }

  private Answer delete(Call call) {
    call.body().only(Proofs.PROOF);
    return switch (delete.delete(call.tenant(), call.user(), Proofs.read(call))) {
      case DeleteBackupCodes.Result.Deleted() -> new NoContent();
      case DeleteBackupCodes.Result.NoCodes() -> Failure.of(Problem.NOT_FOUND);
      case DeleteBackupCodes.Result.Unproved(var needed) -> Proofs.needed(needed);
    };
  }

  private static Answer shown(IssuedCodes issued) {
    return Answer.ok(out -> BackupCodesJson.write(out, issued));
  }

  private static Extent extent(String text) {
    return Arrays.stream(Extent.values())
        .filter(extent -> extent.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be all or used"));
  }
}
