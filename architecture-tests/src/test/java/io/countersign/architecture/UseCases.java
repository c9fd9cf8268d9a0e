package io.countersign.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a use case is: a top-level class of {@code application} whose name begins with a verb. Every
 * other class there that does something is a collaborator of use cases, and its name is a noun.
 *
 * <p>Both are lists, so that a new class with a new name makes its author decide which one it is. A
 * verb that is missing here is added; a collaborator that is missing should first be asked whether
 * it is a use case after all.
 */
final class UseCases {

  private static final Set<String> VERBS =
      Set.of(
          "Activate",
          "Begin",
          "Cancel",
          "Change",
          "Check",
          "Choose",
          "Confirm",
          "Create",
          "Delete",
          "Deliver",
          "Disable",
          "Enter",
          "Expire",
          "Find",
          "Import",
          "Keep",
          "Link",
          "List",
          "Lock",
          "Mint",
          "Purge",
          "Read",
          "Recognize",
          "Redeliver",
          "Regenerate",
          "Remember",
          "Remove",
          "Rename",
          "Render",
          "Report",
          "Reseal",
          "Resend",
          "Revoke",
          "Roll",
          "Rotate",
          "Run",
          "Save",
          "Search",
          "Settle",
          "Sign",
          "Simulate",
          "Skip",
          "Try",
          "Unlock",
          "Verify",
          "View");

  private static final Set<String> COLLABORATORS =
      Set.of(
          "Activations",
          "Asking",
          "AskingOrder",
          "AuthenticatorGuesses",
          "BackupCodeFactor",
          "BackupCodeMaker",
          "BackupCodeUse",
          "Batches",
          "BrowserTokens",
          "Browsers",
          "ChallengeMaker",
          "ChallengeMessages",
          "CheckpointSigner",
          "Chronicle",
          "CircumstancesText",
          "CodeGuesses",
          "CodesText",
          "Comparison",
          "Compilation",
          "CompiledPolicies",
          "CurrentProvenance",
          "CounterMarks",
          "Decisions",
          "DeliberationText",
          "DeliveryBooks",
          "DeliveryPages",
          "DeliveryRound",
          "Endings",
          "EventsByLedger",
          "EventsToEnter",
          "FactorsAndBackupCodes",
          "Fingerprints",
          "Gate",
          "IdentifierChanges",
          "Identifiers",
          "ImaginedUser",
          "ImpossibleTravel",
          "Lines",
          "NewDevice",
          "NextStep",
          "Notices",
          "Offers",
          "OtherAttempts",
          "OutgoingMessages",
          "Owners",
          "PolicyEngines",
          "PolicyTrials",
          "Preparation",
          "PreparedTransactions",
          "ProfileText",
          "RecentEvents",
          "Rehearsal",
          "Rehearsals",
          "RetrySchedule",
          "RiskAssessments",
          "RowTurns",
          "SecretsText",
          "SettingsText",
          "Standings",
          "StepUp",
          "Strengths",
          "Subjects",
          "SubscriptionText",
          "Tallies",
          "TallyText",
          "TenantTurns",
          "ToldBeforePurged",
          "Turn",
          "Warrants",
          "WebhookSecretMaker",
          "WebhookSecretsText",
          "Willing",
          "Witnesses");

  private static final Pattern FIRST_WORD = Pattern.compile("[A-Z][a-z0-9]+(?=[A-Z])");

  /** Named as a verb phrase. */
  static final DescribedPredicate<JavaClass> USE_CASE =
      DescribedPredicate.describe(
          "are use cases", found -> isWorker(found) && beginsWithVerb(found.getSimpleName()));

  /** Known as one that use cases share. */
  static final DescribedPredicate<JavaClass> COLLABORATOR =
      DescribedPredicate.describe(
          "are known collaborators of use cases",
          found -> isWorker(found) && COLLABORATORS.contains(found.getSimpleName()));

  /** Classes that do something, rather than say something. */
  static final DescribedPredicate<JavaClass> WORKER =
      DescribedPredicate.describe("do something", UseCases::isWorker);

  private UseCases() {}

  /** What its callers can call. */
  static List<JavaMethod> publicMethods(JavaClass useCase) {
    return useCase.getMethods().stream()
        .filter(method -> method.getModifiers().contains(PUBLIC))
        .filter(method -> !method.getModifiers().contains(SYNTHETIC))
        .toList();
  }

  private static boolean isWorker(JavaClass found) {
    return found.isTopLevelClass()
        && !found.isInterface()
        && !found.isRecord()
        && !found.isEnum()
        && !found.isAssignableTo(Throwable.class)
        && !found.getSimpleName().equals("package-info");
  }

  private static boolean beginsWithVerb(String name) {
    var first = FIRST_WORD.matcher(name);
    return first.lookingAt() && VERBS.contains(first.group());
  }
}
