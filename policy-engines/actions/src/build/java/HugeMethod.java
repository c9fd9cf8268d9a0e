import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A static method that is cut into parts. Its name stays with a loop that calls them, each of which
 * answers the number of the place to go on at, or -1 at the end. Variables live in a {@link State};
 * references never change, and are handed on as they are.
 */
final class HugeMethod {

  private final ClassDesc owner;
  private final MethodModel method;
  private final MethodTypeDesc type;
  private final Parts parts;
  private final State state;

  /** Where a reference is in the method, and where in its parts: after the state. */
  private final Map<Integer, Integer> references = new TreeMap<>();

  private final MethodTypeDesc partType;

  HugeMethod(ClassDesc owner, MethodModel method) {
    this.owner = owner;
    this.method = method;
    type = method.methodTypeSymbol();
    parts = new Parts(method);
    state = new State(ClassDesc.of(owner.packageName(), owner.displayName() + '_' + name()));
    List<ClassDesc> given = new ArrayList<>(List.of(state.type()));
    int slot = 0;
    for (ClassDesc parameter : type.parameterList()) {
      if (!parameter.isPrimitive()) {
        references.put(slot, given.size());
        given.add(parameter);
      }
      slot += TypeKind.from(parameter).slotSize();
    }
    given.add(CD_int);
    partType = MethodTypeDesc.of(CD_int, given);
  }

  State state() {
    return state;
  }

  private String name() {
    return method.methodName().stringValue();
  }

  private String name(int part) {
    return name() + '_' + part;
  }

  void writeTo(ClassBuilder builder) {
    for (int i = 0; i < parts.count(); i++) {
      int part = i;
      builder.withMethodBody(
          name(part),
          partType,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
          code -> new Part(parts, part, state, references, code).write());
    }
    builder.withMethodBody(name(), type, method.flags().flagsMask(), this::loop);
  }

  private void loop(CodeBuilder code) {
    int kept = code.allocateLocal(TypeKind.REFERENCE);
    int place = code.allocateLocal(TypeKind.INT);
    state.make(code);
    code.astore(kept);
    keepParameters(code, kept);
    code.iconst_0().istore(place);
    Label again = code.newBoundLabel();
    Label end = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < parts.count(); i++) {
      cases.add(SwitchCase.of(i, code.newLabel()));
    }
    code.iload(place).loadConstant(Parts.PLACE_BITS).iushr();
    code.tableswitch(0, parts.count() - 1, end, cases);
    for (SwitchCase one : cases) {
      code.labelBinding(one.target()).aload(kept);
      references.keySet().forEach(code::aload);
      code.iload(place).invokestatic(owner, name(one.caseValue()), partType).istore(place);
      code.goto_(again);
    }
    code.labelBinding(end);
    TypeKind result = TypeKind.from(type.returnType());
    if (result != TypeKind.VOID) {
      state.getResult(code, kept, result);
    }
    code.return_(result);
  }

  private void keepParameters(CodeBuilder code, int kept) {
    int slot = 0;
    for (ClassDesc parameter : type.parameterList()) {
      TypeKind kind = TypeKind.from(parameter);
      if (parameter.isPrimitive()) {
        code.loadLocal(kind, slot);
        state.set(code, kept, kind, slot);
      }
      slot += kind.slotSize();
    }
  }
}
