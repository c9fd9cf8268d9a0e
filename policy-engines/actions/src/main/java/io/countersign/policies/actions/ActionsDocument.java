package io.countersign.policies.actions;

import io.countersign.application.policy.InvalidPolicy;
import io.countersign.application.policy.InvalidPolicy.Flaw;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads {@code {"actions":[{"name":…,"code":…}],"backupCodes":…}} and nothing else. */
final class ActionsDocument {

  private static final String BACKUP_CODES = "backupCodes";
  private static final int MOST_ACTIONS = 16;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_CODE = 100_000;

  private final List<Flaw> flaws = new ArrayList<>();
  private final List<Script> scripts = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private ActionsDocument() {}

  /**
   * @throws InvalidPolicy with all flaws that were found
   */
  static Scripts read(String text) {
    ActionsDocument document = new ActionsDocument();
    Map<String, @Nullable Object> members = document.parse(text);
    document.actions(members);
    boolean backupCodes = document.backupCodes(members);
    if (!document.flaws.isEmpty()) {
      throw new InvalidPolicy(document.flaws);
    }
    return new Scripts(document.scripts, backupCodes);
  }

  private static @Nullable Object json(String text) {
    try {
      return Json.read(text);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new InvalidPolicy(
          List.of(
              at == null
                  ? new Flaw("", "must be JSON")
                  : new Flaw("", at.getLineNr(), at.getColumnNr(), "must be JSON")));
    }
  }

  private Map<String, @Nullable Object> parse(String text) {
    Object document = json(text);
    if (!(document instanceof Map<?, ?>)) {
      flaws.add(new Flaw("", "must be an object with actions"));
    }
    Map<String, @Nullable Object> members = Json.object(document);
    refuseOthers(members, "", Set.of("actions", BACKUP_CODES));
    return members;
  }

  private void actions(Map<String, @Nullable Object> document) {
    if (!(document.get("actions") instanceof List<?> actions)
        || actions.isEmpty()
        || actions.size() > MOST_ACTIONS) {
      flaws.add(new Flaw("actions", "must be a list of 1 to " + MOST_ACTIONS + " actions"));
      return;
    }
    for (int i = 0; i < actions.size(); i++) {
      action("actions[" + i + "]", actions.get(i));
    }
  }

  /** They stand in unless it says otherwise. */
  private boolean backupCodes(Map<String, @Nullable Object> document) {
    if (!document.containsKey(BACKUP_CODES)) {
      return true;
    }
    Object value = document.get(BACKUP_CODES);
    if (!(value instanceof Boolean)) {
      flaws.add(new Flaw(BACKUP_CODES, "must be true or false"));
    }
    return Boolean.TRUE.equals(value);
  }

  private void action(String where, @Nullable Object value) {
    if (!(value instanceof Map<?, ?>)) {
      flaws.add(new Flaw(where, "must be an object with name and code"));
      return;
    }
    Map<String, @Nullable Object> members = Json.object(value);
    refuseOthers(members, where + ".", Set.of("name", "code"));
    String name = Json.text(members, "name");
    if (!isName(name)) {
      flaws.add(
          new Flaw(where + ".name", "must be 1 to " + LONGEST_NAME + " printable characters"));
    } else if (!names.add(name)) {
      flaws.add(new Flaw(where + ".name", "must be unique"));
    }
    String code = Json.text(members, "code");
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      flaws.add(new Flaw(where + ".code", "must be 1 to 100,000 characters of JavaScript"));
    }
    scripts.add(new Script(name, code));
  }

  private void refuseOthers(
      Map<String, @Nullable Object> members, String prefix, Set<String> known) {
    members.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> flaws.add(new Flaw(prefix + shortened(name), "is not known")));
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private static boolean isName(String name) {
    return !name.isBlank() && name.length() <= LONGEST_NAME && Texts.isPrintable(name);
  }
}
