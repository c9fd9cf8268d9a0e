package io.countersign.passkey;

import io.countersign.domain.factor.Profile;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What everybody may know of a passkey. */
final class Profiles {

  private static final UUID UNKNOWN = new UUID(0, 0);

  private final Optional<String> icon;

  Profiles(Optional<String> icon) {
    this.icon = icon;
  }

  Profile of(Passkey passkey) {
    TreeMap<String, String> facts = new TreeMap<>();
    passkey.attachment().ifPresent(attachment -> facts.put("attachment", attachment.text()));
    if (!passkey.transports().isEmpty()) {
      facts.put("transports", String.join(" ", passkey.transports()));
    }
    facts.put("backup-eligible", Boolean.toString(passkey.is(Trait.BACKUP_ELIGIBLE)));
    facts.put("backed-up", Boolean.toString(passkey.backedUp()));
    facts.put("user-verification", Boolean.toString(passkey.is(Trait.USER_VERIFIED)));
    facts.put("attested", Boolean.toString(passkey.is(Trait.ATTESTED)));
    if (!passkey.aaguid().equals(UNKNOWN)) {
      describe(passkey.aaguid(), facts);
    }
    return new Profile(
        passkey.attachment().stream().map(Attachment::variant).collect(Collectors.toSet()), facts);
  }

  private void describe(UUID aaguid, Map<String, String> facts) {
    String number = aaguid.toString();
    facts.put("aaguid", number);
    Models.name(aaguid).ifPresent(name -> facts.put("name", name));
    icon.ifPresent(url -> facts.put("icon", url.replace("{aaguid}", number)));
  }
}
