import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.SortedMap;
import java.util.TreeMap;

/** The class of what a method's parts hand to one another: its variables and its result. */
final class State {

  private static final String RESULT = "result";

  private final ClassDesc type;
  private final SortedMap<String, ClassDesc> fields = new TreeMap<>();

  State(ClassDesc type) {
    this.type = type;
  }

  ClassDesc type() {
    return type;
  }

  void make(CodeBuilder code) {
    code.new_(type).dup().invokespecial(type, INIT_NAME, MTD_void);
  }

  /** Puts a variable on the stack. */
  void get(CodeBuilder code, int state, TypeKind kind, int slot) {
    code.aload(state).getfield(type, variable(kind, slot), kind.upperBound());
  }

  /** Sets a variable to what is on the stack. */
  void set(CodeBuilder code, int state, TypeKind kind, int slot) {
    put(code, state, kind, variable(kind, slot));
  }

  void getResult(CodeBuilder code, int state, TypeKind kind) {
    code.aload(state).getfield(type, field(RESULT, kind), kind.upperBound());
  }

  void setResult(CodeBuilder code, int state, TypeKind kind) {
    put(code, state, kind, field(RESULT, kind));
  }

  private void put(CodeBuilder code, int state, TypeKind kind, String field) {
    code.aload(state);
    if (kind.slotSize() == 1) {
      code.swap();
    } else {
      code.dup_x2().pop();
    }
    code.putfield(type, field, kind.upperBound());
  }

  /** A slot has fields of its own for each kind of value: none is read as another. */
  private String variable(TypeKind kind, int slot) {
    return field(kind.name().toLowerCase(java.util.Locale.ROOT) + slot, kind);
  }

  private String field(String name, TypeKind kind) {
    fields.put(name, kind.upperBound());
    return name;
  }

  byte[] toClass() {
    return ClassFile.of()
        .build(
            type,
            made -> {
              made.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
              made.withMethodBody(
                  INIT_NAME,
                  MTD_void,
                  0,
                  code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
              fields.forEach((name, kind) -> made.withField(name, kind, 0));
            });
  }
}
