package io.countersign.policies.actions;

import io.countersign.domain.policy.PolicyFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What actions change for those after them: metadata of the transaction and of the user. */
final class Memo {

  private static final List<String> KINDS = List.of("transaction", "user", "app");

  private final Map<String, Map<String, @Nullable Object>> changes = new TreeMap<>();

  private Memo() {}

  /**
   * @param text as {@link #text} gave it
   */
  static Memo of(String text) {
    Memo memo = new Memo();
    try {
      Map<String, @Nullable Object> kept = text.isEmpty() ? Map.of() : Json.object(Json.read(text));
      KINDS.forEach(kind -> memo.changes.put(kind, Json.object(kept.get(kind))));
    } catch (JacksonException e) {
      throw new PolicyFailed("invalid-memo", "what the actions before left cannot be read");
    }
    return memo;
  }

  /**
   * Another change; the last one counts.
   *
   * @param value nothing to remove it
   * @param redaction of all texts
   */
  void set(String kind, String key, @Nullable Object value, UnaryOperator<String> redaction) {
    Map<String, @Nullable Object> changed = changes.get(kind);
    if (changed == null) {
      throw new PolicyFailed("invalid-answer", "metadata of something unknown");
    }
    changed.put(redaction.apply(key), redacted(value, redaction));
  }

  private static @Nullable Object redacted(
      @Nullable Object value, UnaryOperator<String> redaction) {
    return switch (value) {
      case String text -> redaction.apply(text);
      case List<?> list -> list.stream().map(item -> redacted(item, redaction)).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, member) ->
            copy.put(redaction.apply(String.valueOf(name)), redacted(member, redaction)));
        yield copy;
      }
      case null, default -> value;
    };
  }

  /** All of them, by kind. */
  String json() {
    return Json.object(out ->
        changes.forEach((kind, changed) -> {
          out.writeName(kind);
          Json.write(out, changed);
        }));
  }

  /** For whoever is asked next; empty if there is nothing to tell. */
  String text() {
    return changes.values().stream().allMatch(Map::isEmpty) ? "" : json();
  }
}
