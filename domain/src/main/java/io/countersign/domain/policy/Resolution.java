package io.countersign.domain.policy;

import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Command.Allow;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Command.EnrollWith;
import io.countersign.domain.policy.Command.EnrollWithAny;
import io.countersign.domain.policy.Command.Require;
import io.countersign.domain.policy.Finding.What;
import io.countersign.domain.policy.Inventory.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does the pending commands of a policy, one after the other, until the user has something to do.
 * It never comes to success because something could not be asked.
 */
final class Resolution {

  /** None of the factors of a challenge can be used. */
  static final String NO_USABLE_FACTOR = "no-usable-factor";

  /** None of the factors of an enrollment can be used. */
  static final String NO_FACTOR_AVAILABLE = "no-factor-available";

  /** An enrollment was wanted of somebody who has a factor and proved none. */
  static final String PROVE_FIRST = "prove-first";

  /** More than {@link PolicyRun#MOST_DEMANDED} challenges and enrollments. */
  static final String TOO_MANY_COMMANDS = "too-many-commands";

  /** The policy said no. */
  static final String DENIED_BY_POLICY = "denied-by-policy";

  private final Inventory has;
  private final int stages;
  private final boolean backupCodes;
  private final List<Finding> findings = new ArrayList<>();

  Resolution(Inventory has, int stages, boolean backupCodes) {
    this.has = has;
    this.stages = stages;
    this.backupCodes = backupCodes;
  }

  Next of(PolicyRun run) {
    PolicyRun now = run;
    while (!now.pending().isEmpty()) {
      Said said = now.pending().getFirst();
      findings.add(new Finding(said.origin(), What.WANTED, text(said.command())));
      Optional<Next> next = step(now, said);
      if (next.isPresent()) {
        return next.get();
      }
      now = passed(now, said);
    }
    return now.stage() < stages
        ? new Next.Ask(now, List.copyOf(findings))
        : new Next.Done(now, false, List.copyOf(findings));
  }

  /** Past what takes nothing of the user. */
  private static PolicyRun passed(PolicyRun run, Said said) {
    return said.command() instanceof Require instead
        ? run.requiring(instead)
        : run.demanding().done();
  }

  /** Nothing if there is nothing for the user to do. */
  private Optional<Next> step(PolicyRun run, Said said) {
    return switch (said.command()) {
      case Require _ -> Optional.empty();
      case Allow() -> Optional.of(new Next.Done(run.over(stages), true, List.copyOf(findings)));
      case Deny(var message) ->
          Optional.of(denied(run, said, DENIED_BY_POLICY, Optional.of(message)));
      case ChallengeWith _, ChallengeWithAny _, EnrollWith _, EnrollWithAny _
          when run.demanded() >= PolicyRun.MOST_DEMANDED ->
          Optional.of(denied(run, said, TOO_MANY_COMMANDS, Optional.empty()));
      case ChallengeWith(var factor, var others) ->
          challenge(run, said, Stream.concat(Stream.of(factor), others.stream()), false);
      case ChallengeWithAny(var factors) -> challenge(run, said, factors.stream(), true);
      case EnrollWith(var factor) -> Optional.of(enroll(run, said, Stream.of(factor)));
      case EnrollWithAny(var factors) -> Optional.of(enroll(run, said, factors.stream()));
    };
  }

  private Optional<Next> challenge(
      PolicyRun run, Said said, Stream<FactorType> wanted, boolean any) {
    List<FactorType> usable = usable(said, wanted, has::toChallenge);
    if (usable.isEmpty()) {
      // Whoever lost all else has these: an emergency is what they are for.
      return Optional.of(
          !has.hasPrimary() && standIn()
              ? challenge(run, List.of(BackupCode.FACTOR), false)
              : denied(run, said, NO_USABLE_FACTOR, Optional.empty()));
    }
    List<FactorType> left = usable.stream().filter(name -> !proved(said, name)).toList();
    if (left.isEmpty()) {
      findings.add(new Finding(said.origin(), What.SATISFIED, Fit.ALREADY_PROVED.text()));
      return Optional.empty();
    }
    boolean pick = any && left.stream().filter(Resolution::primary).count() > 1;
    return Optional.of(
        challenge(
            run,
            Stream.concat(left.stream(), standIn() ? Stream.of(BackupCode.FACTOR) : Stream.empty())
                .distinct()
                .toList(),
            pick));
  }

  private Next challenge(PolicyRun run, List<FactorType> names, boolean pick) {
    return new Next.Challenge(run.demanding(), names, pick, List.copyOf(findings));
  }

  private Next enroll(PolicyRun run, Said said, Stream<FactorType> wanted) {
    List<FactorType> usable = usable(said, wanted, has::toEnroll);
    if (usable.isEmpty()) {
      return denied(run, said, NO_FACTOR_AVAILABLE, Optional.empty());
    }
    // Or whoever knows the password alone would get around what the user has.
    if (!has.enrolled().isEmpty() && has.proved().isEmpty() && (has.hasPrimary() || !standIn())) {
      return denied(run, said, PROVE_FIRST, Optional.empty());
    }
    List<FactorType> ready =
        usable.stream().filter(name -> !has.first().containsKey(name)).toList();
    return ready.isEmpty()
        ? first(run, said, has.first().getOrDefault(usable.getFirst(), List.of()))
        : new Next.Enroll(run.demanding(), ready, List.copyOf(findings));
  }

  /** Or whoever has the weakest factor would get around the strongest. */
  private Next first(PolicyRun run, Said said, List<FactorType> stronger) {
    PolicyRun before = run.first(said.origin(), new ChallengeWithAny(stronger));
    return challenge(before, said, stronger.stream(), true)
        .orElseGet(() -> denied(run, said, PROVE_FIRST, Optional.empty()));
  }

  private List<FactorType> usable(
      Said said, Stream<FactorType> wanted, Function<FactorType, Fit> fit) {
    List<FactorType> usable = new ArrayList<>();
    wanted
        .distinct()
        .forEach(name -> {
          Fit found = fit.apply(name);
          if (found == Fit.USABLE) {
            usable.add(name);
          }
          tell(said, name, found);
        });
    return usable;
  }

  private void tell(Said said, FactorType name, Fit fit) {
    What what = fit == Fit.USABLE ? What.KEPT : What.DROPPED;
    findings.add(new Finding(said.origin(), what, Optional.of(name), fit.text()));
  }

  /** What was proved is not asked for again, but that one backup code is not another. */
  private boolean proved(Said said, FactorType name) {
    boolean done = has.proved().contains(name) && primary(name);
    if (done) {
      tell(said, name, Fit.ALREADY_PROVED);
    }
    return done;
  }

  private boolean standIn() {
    return backupCodes && has.hasBackupCodes();
  }

  private Next denied(PolicyRun run, Said said, String reason, Optional<String> message) {
    findings.add(new Finding(said.origin(), What.DECIDED, reason));
    return new Next.Denied(run, reason, message, List.copyOf(findings));
  }

  private static boolean primary(FactorType name) {
    return !name.equals(BackupCode.FACTOR);
  }

  private static String text(Command command) {
    return switch (command) {
      case ChallengeWith(var factor, var others) ->
          words("challenge-with", Stream.concat(Stream.of(factor), others.stream()));
      case ChallengeWithAny(var factors) -> words("challenge-with-any", factors.stream());
      case EnrollWith(var factor) -> words("enroll-with", Stream.of(factor));
      case EnrollWithAny(var factors) -> words("enroll-with-any", factors.stream());
      case Require(var requirement, var _) ->
          "require " + requirement.name().toLowerCase(Locale.ROOT);
      case Allow() -> "allow";
      case Deny(var reason) -> "deny " + reason;
    };
  }

  private static String words(String command, Stream<FactorType> factors) {
    return Stream.concat(Stream.of(command), factors.map(FactorType::value))
        .collect(Collectors.joining(" "));
  }
}
