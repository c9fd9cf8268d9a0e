import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes of the interpreter's classes, as quickjs4j has them, such as the JVM compiles. It never
 * compiles a method of 8,000 bytes or more (HotSpot's {@code HugeMethodLimit}), and QuickJS's main
 * loop has 57,000: nearly half of an action's time went there. So each of these methods is cut into
 * parts. Run by the build: the jar of quickjs4j, and where the classes are written to.
 */
final class GenerateMachine {

  private static final int HUGE = 8_000;

  private final Renaming renaming = new Renaming();
  private final Path target;

  private GenerateMachine(Path target) {
    this.target = target;
  }

  public static void main(String[] arguments) throws IOException {
    GenerateMachine generate = new GenerateMachine(Path.of(arguments[1]));
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(arguments[0]));
        Stream<Path> files = Files.walk(jar.getPath("/"))) {
      List<Path> machine = files.filter(file -> Renaming.isOfMachine(file.toString())).toList();
      if (machine.isEmpty()) {
        throw new IllegalStateException("there is no machine in " + arguments[0]);
      }
      for (Path file : machine) {
        generate.from(Files.readAllBytes(file));
      }
    }
  }

  private void from(byte[] bytes) throws IOException {
    ClassModel whole = ClassFile.of().parse(bytes);
    List<HugeMethod> cut = new ArrayList<>();
    write(
        ClassFile.of()
            .transformClass(
                whole,
                (builder, element) -> {
                  if (element instanceof MethodModel method && length(method) >= HUGE) {
                    HugeMethod huge = new HugeMethod(whole.thisClass().asSymbol(), method);
                    huge.writeTo(builder);
                    cut.add(huge);
                  } else {
                    builder.with(element);
                  }
                }));
    for (HugeMethod huge : cut) {
      write(huge.state().toClass());
    }
  }

  private static int length(MethodModel method) {
    return method.findAttribute(Attributes.code()).map(code -> code.codeLength()).orElse(0);
  }

  private void write(byte[] bytes) throws IOException {
    byte[] renamed = renaming.of(bytes);
    ClassModel made = ClassFile.of().parse(renamed);
    for (MethodModel method : made.methods()) {
      if (length(method) >= HUGE) {
        throw new IllegalStateException(
            method.methodName() + " still has " + length(method) + " bytes");
      }
    }
    Path file = target.resolve(made.thisClass().asInternalName() + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, renamed);
  }
}
