package io.countersign.application.backupcode;

import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.identifier.Identifiers;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.backupcode.BackupCodeRules;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes backup codes, and keeps what must be known of them. The user is locked meanwhile. */
public final class BackupCodeMaker {

  private final BackupCodeSets sets;
  private final Fingerprints fingerprints;
  private final Identifiers identifiers;
  private final SecureRandom random;

  public BackupCodeMaker(
      BackupCodeSets sets,
      Fingerprints fingerprints,
      Identifiers identifiers,
      SecureRandom random) {
    this.sets = sets;
    this.fingerprints = fingerprints;
    this.identifiers = identifiers;
    this.random = random;
  }

  /** A new set in place of whatever the user had, to be confirmed. */
  public IssuedCodes issue(TenantId tenant, UserId user, BackupCodeRules rules, Instant now) {
    BackupCodeSet set =
        BackupCodeSet.generated(
            new AuthenticatorId(identifiers.next()), tenant, user, rules.count(), now);
    List<BackupCode> codes = codes(rules, rules.count());
    keep(set, hashes(set, codes), rules.viewable() ? codes : List.of());
    return new IssuedCodes(set, codes, rules.group());
  }

  /**
   * New codes for those of a confirmed set that were used; the others go on.
   *
   * @return the new ones, and those from before where the user may see them again
   */
  public IssuedCodes refill(BackupCodeSet set, BackupCodeRules rules) {
    Set<Fingerprint> unspent = sets.unspent(set.tenant(), set.id());
    List<BackupCode> shown = new ArrayList<>(rules.viewable() ? kept(set, unspent) : List.of());
    List<BackupCode> fresh = codes(rules, set.size() - unspent.size());
    shown.addAll(fresh);
    Set<Fingerprint> hashes = new LinkedHashSet<>(unspent);
    hashes.addAll(hashes(set, fresh));
    BackupCodeSet refilled = set.refilled();
    keep(refilled, hashes, rules.viewable() ? shown : List.of());
    return new IssuedCodes(refilled, shown, rules.group());
  }

  /** Those that were kept to be seen again and can still be used. */
  public List<BackupCode> kept(BackupCodeSet set) {
    return kept(set, sets.unspent(set.tenant(), set.id()));
  }

  private List<BackupCode> kept(BackupCodeSet set, Set<Fingerprint> unspent) {
    return sets.codes(set.tenant(), set.user()).map(CodesText::read).orElse(List.of()).stream()
        .filter(code -> unspent.contains(hash(set, code)))
        .toList();
  }

  private void keep(BackupCodeSet set, Set<Fingerprint> hashes, List<BackupCode> viewable) {
    Optional<SecretBytes> kept =
        viewable.isEmpty() ? Optional.empty() : Optional.of(CodesText.write(viewable));
    sets.replace(set, hashes, kept);
  }

  private List<BackupCode> codes(BackupCodeRules rules, int count) {
    Set<BackupCode> codes = new LinkedHashSet<>();
    while (codes.size() < count) {
      codes.add(BackupCode.random(rules.length(), random));
    }
    return List.copyOf(codes);
  }

  private Set<Fingerprint> hashes(BackupCodeSet set, List<BackupCode> codes) {
    return codes.stream().map(code -> hash(set, code)).collect(Collectors.toSet());
  }

  private Fingerprint hash(BackupCodeSet set, BackupCode code) {
    return fingerprints.backupCode(set.tenant(), set.user(), set.id(), code);
  }
}
