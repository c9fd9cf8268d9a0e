package io.countersign.policies.rules.document;

import io.countersign.application.policy.InvalidPolicy;
import io.countersign.application.policy.InvalidPolicy.Flaw;
import io.countersign.policies.rules.condition.Checked;
import io.countersign.policies.rules.condition.Condition;
import io.countersign.policies.rules.condition.Conditions;
import io.countersign.policies.rules.json.JsonText;
import io.countersign.policies.rules.json.UnreadableJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a policy of rules. */
public final class RulesReader {

  private static final String BACKUP_CODES = "backupCodes";
  private static final int MOST_RULES = 64;
  private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,64}");

  private final Conditions conditions;

  /** Checks conditions there. */
  public RulesReader(Conditions conditions) {
    this.conditions = conditions;
  }

  /**
   * The rules, in order, and what holds for all of them.
   *
   * @throws InvalidPolicy if the document is not of the form that it must have
   */
  public RulesDocument read(String document) {
    Flaws flaws = new Flaws();
    RulesDocument read =
        Members.of("", json(document), Set.of("groups", BACKUP_CODES, "rules"), flaws)
            .map(members ->
                new RulesDocument(
                    rules(members, flaws),
                    !members.has(BACKUP_CODES) || members.flag(BACKUP_CODES)))
            .orElseGet(() -> new RulesDocument(List.of(), false));
    flaws.refuse();
    return read;
  }

  private static Object json(String document) {
    try {
      return JsonText.read(document);
    } catch (UnreadableJson e) {
      throw new InvalidPolicy(
          List.of(new Flaw(e.where(), e.line(), e.column(), String.valueOf(e.getMessage()))));
    }
  }

  private List<Rule> rules(Members document, Flaws flaws) {
    Terms terms = new Terms(flaws);
    document.value("groups").ifPresent(groups -> terms.define("groups", groups));
    Wants wants = new Wants(terms, flaws);
    List<Object> items = document.list("rules", MOST_RULES).orElse(List.of());
    List<Rule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      rule("rules[" + i + "]", items.get(i), wants, names, flaws).ifPresent(rules::add);
    }
    return rules;
  }

  private Optional<Rule> rule(
      String where, Object item, Wants wants, Set<String> names, Flaws flaws) {
    Optional<Members> members = Members.of(where, item, Set.of("name", "when", "then"), flaws);
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = members.get().text("name");
    name.flatMap(text -> wrong(text, names))
        .ifPresent(reason -> flaws.add(members.get().where("name"), reason));
    Optional<Condition> when =
        members
            .get()
            .text("when")
            .flatMap(text -> condition(members.get().where("when"), text, flaws));
    var then = wants.all(members.get());
    return name.flatMap(text -> when.map(condition -> new Rule(text, condition, then)));
  }

  private static Optional<String> wrong(String name, Set<String> names) {
    if (!NAME.matcher(name).matches() || !name.equals(name.strip())) {
      return Optional.of("must have 1 to 64 printable characters, without white space around");
    }
    return names.add(name) ? Optional.empty() : Optional.of("must be no other rule's, too");
  }

  private Optional<Condition> condition(String where, String text, Flaws flaws) {
    return switch (conditions.check(text)) {
      case Checked.Good good -> Optional.of(good.condition());
      case Checked.Bad bad -> {
        bad.flaws()
            .forEach(flaw -> flaws.add(new Flaw(where, flaw.line(), flaw.column(), flaw.reason())));
        yield Optional.empty();
      }
    };
  }
}
