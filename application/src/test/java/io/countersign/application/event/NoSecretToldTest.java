package io.countersign.application.event;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.CLIENT;
import static io.countersign.domain.event.EventType.AUTHENTICATION_APPROVED;
import static io.countersign.domain.event.EventType.AUTHENTICATION_BEGUN;
import static io.countersign.domain.event.EventType.AUTHENTICATION_DENIED;
import static io.countersign.domain.event.EventType.AUTHENTICATION_ENDED;
import static io.countersign.domain.event.EventType.AUTHENTICATOR_DEFAULTED;
import static io.countersign.domain.event.EventType.AUTHENTICATOR_ENROLLED;
import static io.countersign.domain.event.EventType.AUTHENTICATOR_FAILED;
import static io.countersign.domain.event.EventType.AUTHENTICATOR_RENAMED;
import static io.countersign.domain.event.EventType.AUTHENTICATOR_REVOKED;
import static io.countersign.domain.event.EventType.AUTHENTICATOR_USED;
import static io.countersign.domain.event.EventType.BACKUP_CODES_CONFIRMED;
import static io.countersign.domain.event.EventType.BACKUP_CODES_DELETED;
import static io.countersign.domain.event.EventType.BACKUP_CODES_EXHAUSTED;
import static io.countersign.domain.event.EventType.BACKUP_CODES_GENERATED;
import static io.countersign.domain.event.EventType.BACKUP_CODES_LOW;
import static io.countersign.domain.event.EventType.BACKUP_CODES_USED;
import static io.countersign.domain.event.EventType.BACKUP_CODES_VIEWED;
import static io.countersign.domain.event.EventType.ENROLLMENT_BEGUN;
import static io.countersign.domain.event.EventType.ENROLLMENT_FAILED;
import static io.countersign.domain.event.EventType.MFA_DISABLED;
import static io.countersign.domain.event.EventType.PROOF_OVERRIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.account.ChangeAuthenticator;
import io.countersign.application.account.RegenerateBackupCodes.Extent;
import io.countersign.application.account.RegenerateResult;
import io.countersign.application.account.ViewResult;
import io.countersign.application.authentication.ChooseResult;
import io.countersign.application.authentication.Standing;
import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Shop;
import io.countersign.application.warrant.Warrant;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventText;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.mfa.MfaRequirement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plays everything that is told of, with secrets that are looked for in what was told. */
class NoSecretToldTest {

  private static final Warrant HELP_DESK = new Warrant.Overridden("Lost her bag", CLIENT);

  private static final List<EventType> PLAYED =
      List.of(
          ENROLLMENT_BEGUN,
          ENROLLMENT_FAILED,
          AUTHENTICATOR_ENROLLED,
          AUTHENTICATOR_USED,
          AUTHENTICATOR_FAILED,
          AUTHENTICATOR_RENAMED,
          AUTHENTICATOR_REVOKED,
          AUTHENTICATOR_DEFAULTED,
          AUTHENTICATION_BEGUN,
          AUTHENTICATION_APPROVED,
          AUTHENTICATION_DENIED,
          AUTHENTICATION_ENDED,
          BACKUP_CODES_GENERATED,
          BACKUP_CODES_CONFIRMED,
          BACKUP_CODES_VIEWED,
          BACKUP_CODES_USED,
          BACKUP_CODES_LOW,
          BACKUP_CODES_EXHAUSTED,
          BACKUP_CODES_DELETED,
          MFA_DISABLED,
          PROOF_OVERRIDDEN);

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);
  private final List<String> secrets = new ArrayList<>();

  @Test
  void no_event_tells_a_code_a_seed_a_number_or_a_name_of_somebodys() {
    secrets.addAll(List.of("918273", "827364", "736455", "645546", "15550100", "15550142", "Ann"));

    signIn();
    useUpBackupCodes();
    changeAccount();

    List<Event> told = installation.events.all();
    assertThat(told).extracting(Event::type).containsAll(PLAYED);
    assertThat(told).allSatisfy(event -> assertThat(event.client()).contains(CLIENT));
    String everything = told.stream().map(this::written).reduce("", String::concat);
    assertThat(everything)
        .doesNotContainIgnoringCase(secrets.toArray(String[]::new))
        .contains("Lost her bag");
  }

  private String written(Event event) {
    // Ids are random digits, in which a code of six may be by chance.
    return EventText.write(event.data()).replaceAll("[0-9a-f-]{36}", "") + event.client() + "\n";
  }

  private void signIn() {
    Authenticator list = shop.bind(ALICE, "918273", "827364");
    shop.answer(shop.begin(ALICE), "918273");
    Standing guessed = shop.begin(ALICE);
    for (int i = 0; i < Installation.ATTEMPTS; i++) {
      shop.answer(guessed, "736455");
    }
    Authenticator phone = shop.bindPhone(ALICE);
    shop.begin(ALICE);
    change(phone, new ChangeAuthenticator.Change(Optional.of(new Label("Ann +15550142")), true));
    installation.revokeAuthenticator.revoke(shop.tenant, ALICE, list.id(), HELP_DESK);
  }

  private void useUpBackupCodes() {
    IssuedCodes issued = enrolled();
    remember(issued);
    installation.confirmBackupCodes.confirm(shop.tenant, CLIENT, BOB, issued.set().id());
    var viewed = installation.viewBackupCodes.view(shop.tenant, BOB, HELP_DESK);
    remember(((ViewResult.Viewed) viewed).issued());
    for (BackupCode code : issued.codes()) {
      Standing asked = shop.begin(BOB);
      Authenticator codes = asked.choices().getLast();
      Standing chosen = ((ChooseResult.Chosen) shop.choose(asked, codes)).standing();
      shop.answer(chosen, Fields.of(Map.of("code", code.grouped(4))));
    }
  }

  private void changeAccount() {
    var made =
        installation.regenerateBackupCodes.regenerate(shop.tenant, BOB, Extent.ALL, HELP_DESK);
    remember(((RegenerateResult.Regenerated) made).issued());
    installation.deleteBackupCodes.delete(shop.tenant, BOB, HELP_DESK);
    installation.disableMfa.disable(shop.tenant, BOB, HELP_DESK);
  }

  private IssuedCodes enrolled() {
    Enrollment begun = shop.enroll(BOB, "645546");
    shop.confirm(begun, "736455");
    var confirmed = (Confirmed) shop.confirm(begun, "645546");
    return confirmed.backupCodes().orElseThrow();
  }

  private void change(Authenticator of, ChangeAuthenticator.Change change) {
    installation.changeAuthenticator.change(shop.tenant, ALICE, of.id(), change, HELP_DESK);
  }

  private void remember(IssuedCodes issued) {
    for (BackupCode code : issued.codes()) {
      secrets.add(new String(code.normal().reveal(), StandardCharsets.US_ASCII));
      secrets.add(code.grouped(issued.group()));
    }
  }
}
