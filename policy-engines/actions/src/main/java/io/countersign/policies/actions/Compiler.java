package io.countersign.policies.actions;

import io.countersign.application.policy.InvalidPolicy;
import io.countersign.application.policy.InvalidPolicy.Flaw;
import io.countersign.application.policy.PolicySource;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.policies.actions.sandbox.Answers;
import io.countersign.policies.actions.sandbox.Image;
import io.countersign.policies.actions.sandbox.InvalidScript;
import io.countersign.policies.actions.sandbox.Message;
import io.countersign.policies.actions.sandbox.Sandbox;
import io.countersign.policies.actions.sandbox.ScriptFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads the actions of a document, and finds what is wrong with them. */
final class Compiler {

  /** Runs what is outside of the handler, and looks whether there is one. */
  private static final Answers CHECK =
      kind -> Optional.of("[0]").filter(_ -> kind.equals("question"));

  private static final int LONGEST_REASON = 300;
  private static final int KIB = 1 << 10;

  /** Of all actions together, from when the first is begun to when the last is. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Sandbox sandbox;
  private final Duration longest;
  private final List<Flaw> flaws = new ArrayList<>();
  private long kept;

  Compiler(Sandbox sandbox) {
    this(sandbox, LONGEST);
  }

  Compiler(Sandbox sandbox, Duration longest) {
    this.sandbox = sandbox;
    this.longest = longest;
  }

  /**
   * @throws InvalidPolicy with the flaws of all actions
   * @throws PolicyFailed if they cannot be looked at: there is no place, or they take too long
   */
  ActionsPolicy compile(PolicySource source) {
    Scripts document = ActionsDocument.read(source.document());
    List<Script> scripts = document.scripts();
    List<Action> actions = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 0; i < scripts.size(); i++) {
      Script script = scripts.get(i);
      if (System.nanoTime() - begun > longest.toNanos()) {
        throw new PolicyFailed(
            "timed-out", "compiling takes more than " + longest.toMillis() + " ms");
      }
      Redaction redaction = new Redaction(source.secrets().getOrDefault(script.name(), Map.of()));
      load(script, "actions[" + i + "].code")
          .map(image -> new Action(script.name(), image, new Lines(script.code()), redaction))
          .ifPresent(actions::add);
    }
    if (!flaws.isEmpty()) {
      throw new InvalidPolicy(flaws);
    }
    return new ActionsPolicy(sandbox, sandbox.share(), actions, document.backupCodes());
  }

  private Optional<Image> load(Script script, String where) {
    try {
      Image image = sandbox.load(Json.quoted(script.code()), sandbox.compiling());
      keep(image, where);
      sandbox.run(image, sandbox.compiling(), Instant.EPOCH, CHECK).stream()
          .filter(message -> message.kind().equals("threw"))
          .map(Message::json)
          .forEach(json -> flaw(script, where, json));
      return Optional.of(image);
    } catch (InvalidScript e) {
      flaw(script, where, e.json());
    } catch (ScriptFailed e) {
      if (!e.isOfScript()) {
        throw new PoliciesBusy(script.name() + ": " + e.getMessage());
      }
      // What it took may have been a lot: the others are looked at when this one is mended.
      flaws.add(new Flaw(where, 1, 1, "cannot be loaded: " + e.getMessage()));
      throw new InvalidPolicy(flaws);
    }
    return Optional.empty();
  }

  /** What is compiled is kept on the heap of all: one policy takes no more of it than one run. */
  private void keep(Image image, String where) {
    kept += image.kept();
    if (kept > sandbox.memory()) {
      flaws.add(
          new Flaw(
              where,
              "is too long: compiled, all actions take more than "
                  + sandbox.memory() / KIB
                  + " KiB"));
      throw new InvalidPolicy(flaws);
    }
  }

  private void flaw(Script script, String where, String json) {
    Map<String, @Nullable Object> told = Json.object(Json.read(json));
    Lines.Spot spot = new Lines(script.code()).spot(Json.text(told, "stack"));
    String reason = Texts.printable(Json.text(told, "text"), LONGEST_REASON);
    flaws.add(new Flaw(where, spot.line(), spot.column(), reason));
  }
}
