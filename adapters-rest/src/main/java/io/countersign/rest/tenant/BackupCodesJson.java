package io.countersign.rest.tenant;

import static io.countersign.domain.backupcode.BackupCodeRules.USUAL;

import io.countersign.domain.backupcode.BackupCodeRules;
import io.countersign.domain.backupcode.Renewal;
import io.countersign.rest.json.Body;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;

/** What backup codes are like, as JSON. */
final class BackupCodesJson {
  private static final String COUNT = "count";
  private static final String LENGTH = "length";
  private static final String GROUP = "group";
  private static final String VIEWABLE = "viewable";
  private static final String RENEW = "renewAfterUse";

  private BackupCodesJson() {}

  /** What it says they shall be like; what is absent stays. */
  static UnaryOperator<BackupCodeRules> change(Body body) {
    body.only(COUNT, LENGTH, GROUP, VIEWABLE, RENEW);
    Optional<Integer> count =
        body.optionalNumber(COUNT, n -> sized(n, USUAL.length(), USUAL.group()).count());
    Optional<Integer> length =
        body.optionalNumber(LENGTH, n -> sized(USUAL.count(), n, USUAL.group()).length());
    Optional<Integer> group =
        body.optionalNumber(GROUP, n -> sized(USUAL.count(), USUAL.length(), n).group());
    Optional<Boolean> viewable = body.optionalFlag(VIEWABLE);
    Optional<Renewal> renewal =
        body.optionalText(RENEW, text -> PolicyText.named(Renewal.values(), text));
    return before ->
        new BackupCodeRules(
            count.orElse(before.count()),
            length.orElse(before.length()),
            group.orElse(before.group()),
            viewable.orElse(before.viewable()),
            renewal.orElse(before.renewal()));
  }

  static void write(JsonGenerator out, BackupCodeRules rules) {
    out.writeNumberProperty(COUNT, rules.count());
    out.writeNumberProperty(LENGTH, rules.length());
    out.writeNumberProperty(GROUP, rules.group());
    out.writeBooleanProperty(VIEWABLE, rules.viewable());
    out.writeStringProperty(RENEW, PolicyText.of(rules.renewal()));
  }

  /** The rules themselves know their ranges. */
  private static BackupCodeRules sized(int count, int length, int group) {
    return new BackupCodeRules(count, length, group, USUAL.viewable(), USUAL.renewal());
  }
}
