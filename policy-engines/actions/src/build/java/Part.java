import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a part of a huge method as a method: given where to go on, it answers where next. */
final class Part {

  /** Where the state is. */
  private static final int STATE = 0;

  private final Parts parts;
  private final int number;
  private final State state;
  private final Map<Integer, Integer> references;
  private final CodeBuilder code;
  private final Map<Label, Label> inside = new HashMap<>();
  private final Map<Label, Label> exits = new LinkedHashMap<>();

  Part(Parts parts, int number, State state, Map<Integer, Integer> references, CodeBuilder code) {
    this.parts = parts;
    this.number = number;
    this.state = state;
    this.references = references;
    this.code = code;
  }

  void write() {
    enter();
    parts.part(number).forEach(this::write);
    parts.after(number).ifPresent(this::leaveFor);
    exits.forEach(
        (place, exit) -> {
          code.labelBinding(exit);
          leaveFor(place);
        });
  }

  private void enter() {
    List<SwitchCase> entries =
        parts.entries(number).stream()
            .map(place -> SwitchCase.of(parts.number(place) & mask(), label(place)))
            .toList();
    Label beginning = code.newLabel();
    if (!entries.isEmpty()) {
      code.iload(references.size() + 1).loadConstant(mask()).iand();
      code.tableswitch(
          entries.getFirst().caseValue(), entries.getLast().caseValue(), beginning, entries);
    }
    code.labelBinding(beginning);
  }

  private static int mask() {
    return (1 << Parts.PLACE_BITS) - 1;
  }

  private void leaveFor(Label place) {
    code.loadConstant(parts.number(place)).ireturn();
  }

  /** What stands for a place here: itself, or a way out to it. */
  private Label label(Label place) {
    return (parts.isIn(number, place) ? inside : exits)
        .computeIfAbsent(place, _ -> code.newLabel());
  }

  private List<SwitchCase> labels(List<SwitchCase> cases) {
    return cases.stream().map(one -> SwitchCase.of(one.caseValue(), label(one.target()))).toList();
  }

  private void write(CodeElement element) {
    switch (element) {
      case LabelTarget place -> code.labelBinding(label(place.label()));
      case BranchInstruction jump when jump.opcode() == Opcode.GOTO_W ->
          code.goto_(label(jump.target()));
      case BranchInstruction jump -> code.branch(jump.opcode(), label(jump.target()));
      case TableSwitchInstruction choice ->
          code.tableswitch(
              choice.lowValue(),
              choice.highValue(),
              label(choice.defaultTarget()),
              labels(choice.cases()));
      case LookupSwitchInstruction choice ->
          code.lookupswitch(label(choice.defaultTarget()), labels(choice.cases()));
      case LoadInstruction load -> load(load.typeKind(), load.slot());
      case StoreInstruction store -> store(store.typeKind(), store.slot());
      case IncrementInstruction more -> {
        load(TypeKind.INT, more.slot());
        code.loadConstant(more.constant()).iadd();
        store(TypeKind.INT, more.slot());
      }
      case ReturnInstruction end -> leave(end.typeKind());
      case Instruction other -> code.with(other);
      // Line numbers, and what variables were called.
      default -> {}
    }
  }

  private void load(TypeKind kind, int slot) {
    if (kind == TypeKind.REFERENCE) {
      code.aload(references.get(slot));
    } else {
      state.get(code, STATE, kind, slot);
    }
  }

  private void store(TypeKind kind, int slot) {
    if (kind == TypeKind.REFERENCE) {
      throw new IllegalStateException("a reference changes");
    }
    state.set(code, STATE, kind, slot);
  }

  private void leave(TypeKind kind) {
    if (kind != TypeKind.VOID) {
      state.setResult(code, STATE, kind);
    }
    code.iconst_m1().ireturn();
  }
}
