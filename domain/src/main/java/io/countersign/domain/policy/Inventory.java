package io.countersign.domain.policy;

import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a user has to prove with. All are names: of factors, and of the variants that the user's
 * authenticators may be asked as.
 *
 * @param enrolled of the user's active authenticators, backup codes among them
 * @param loaded of factors that work
 * @param allowed that the tenant allows
 * @param offered that the user could enroll
 * @param proved in this authentication
 * @param first what has to be proved before these can be enrolled, because it takes as strong a
 *     proof to add something as that is, or the strongest that is there; one of it will do, in the
 *     order in which it would be asked. For what is not in it, enough was proved
 */
public record Inventory(
    Set<FactorType> enrolled,
    Set<FactorType> loaded,
    Set<FactorType> allowed,
    Set<FactorType> offered,
    Set<FactorType> proved,
    Map<FactorType, List<FactorType>> first) {

  /** Keeps copies. */
  public Inventory {
    enrolled = Set.copyOf(enrolled);
    loaded = Set.copyOf(loaded);
    allowed = Set.copyOf(allowed);
    offered = Set.copyOf(offered);
    proved = Set.copyOf(proved);
    first = Map.copyOf(first);
  }

  /** Whether the user can be asked for it, whether or not that was done already. */
  public Fit toChallenge(FactorType name) {
    if (!loaded.contains(name)) {
      return Fit.NOT_LOADED;
    }
    if (!allowed.contains(name)) {
      return Fit.NOT_ALLOWED;
    }
    return enrolled.contains(name) ? Fit.USABLE : Fit.NOT_ENROLLED;
  }

  /** Whether the user can enroll it. */
  public Fit toEnroll(FactorType name) {
    if (!loaded.contains(name)) {
      return Fit.NOT_LOADED;
    }
    if (!allowed.contains(name) || name.equals(BackupCode.FACTOR)) {
      return Fit.NOT_ALLOWED;
    }
    return enrolled.contains(name) ? Fit.ALREADY_ENROLLED : Fit.USABLE;
  }

  /** Whether the user has an authenticator that is more than backup codes. */
  public boolean hasPrimary() {
    return enrolled.stream().anyMatch(name -> !name.equals(BackupCode.FACTOR));
  }

  /** Whether backup codes could stand in. */
  boolean hasBackupCodes() {
    return toChallenge(BackupCode.FACTOR) == Fit.USABLE;
  }

  /** Why a factor can be used for a command, or not. */
  public enum Fit {
    /** It can. */
    USABLE,
    /** No plugin brings it, or the plugin does not work. */
    NOT_LOADED,
    /** The tenant does not allow it. */
    NOT_ALLOWED,
    /** The user does not have it. */
    NOT_ENROLLED,
    /** The user has it already. */
    ALREADY_ENROLLED,
    /** It was proved already in this authentication. */
    ALREADY_PROVED;

    /** The word on the wire, for example {@code not-enrolled}. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
