package io.countersign.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where houses come from. */
final class Houses {

  /** Made by jOOQ from the schema; it keeps to no plan of ours. */
  private static final DescribedPredicate<JavaClass> GENERATED =
      JavaClass.Predicates.resideInAPackage("io.countersign.persistence.generated..");

  private static final DescribedPredicate<JavaClass> TEST =
      DescribedPredicate.describe(
          "tests",
          found ->
              found.getSource().orElseThrow().getUri().getPath().contains("/target/test-classes/"));

  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .importPackages(House.PLANTED.substring(0, House.PLANTED.length() - 1));

  private static final House OURS = build();

  private Houses() {}

  /** Ours, from where the build puts its classes. */
  static House ours() {
    return OURS;
  }

  private static House build() {
    JavaClasses all =
        new ClassFileImporter()
            .importPaths(Modules.ROOMS.keySet().stream().flatMap(Houses::classes).toList())
            .that(not(GENERATED));
    return new House("io.countersign", all.that(not(TEST)), all);
  }

  /** The one that was planted to break a rule. */
  static House planted(String name) {
    String root = House.PLANTED + name;
    JavaClasses classes = PLANTED.that(JavaClass.Predicates.resideInAPackage(root + ".."));
    return new House(root, classes, classes);
  }

  /** One without any class. */
  static House empty() {
    JavaClasses none = PLANTED.that(DescribedPredicate.alwaysFalse());
    return new House("io.countersign", none, none);
  }

  /** The names of all houses that were planted. */
  static List<String> planted() {
    return PLANTED.stream()
        .map(planted -> planted.getPackageName().substring(House.PLANTED.length()))
        .map(below -> below.contains(".") ? below.substring(0, below.indexOf('.')) : below)
        .distinct()
        .toList();
  }

  private static Stream<Path> classes(String module) {
    Path target = Modules.project().resolve(module).resolve("target");
    return Stream.of(target.resolve("classes"), target.resolve("test-classes"))
        .filter(Files::isDirectory);
  }
}
