package io.countersign.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.countersign.architecture.Ambient.RANDOMNESS;
import static io.countersign.architecture.Ambient.TIME;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.net.IDN;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Stream;

/** Time, randomness and the world outside are handed in, so that a test can hand in others. */
final class PurityRules {

  private static final DescribedPredicate<JavaClass> THE_WORLD =
      resideInAnyPackage(
              "java.io..",
              "java.net..",
              "java.nio.file..",
              "java.nio.channels..",
              "java.rmi..",
              "javax.net..",
              "javax.naming..")
          // Text in, text out.
          .and(
              DescribedPredicate.not(
                  belongToAnyOf(IDN.class, URI.class, URLEncoder.class, URLDecoder.class)))
          .as("files, streams and sockets");

  private PurityRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.ofMain("worldininside", house -> noWorld(inside(house))),
        Rule.ofMain("worldinplugins", house -> noWorld(house.plugins())),
        Rule.ofMain("clockininside", house -> none(inside(house), TIME)),
        Rule.ofMain("clockinplugins", house -> none(house.plugins(), TIME)),
        Rule.ofMain("randomininside", house -> none(inside(house), RANDOMNESS)),
        Rule.ofMain("randominplugins", house -> none(house.plugins(), RANDOMNESS)),
        Rule.ofMain("threadsininside", house -> noThreads(inside(house), house.plugins())));
  }

  private static String[] inside(House house) {
    return house.rooms("domain", "application");
  }

  private static ArchRule noWorld(String... rooms) {
    return noClasses().that(resideInAnyPackage(rooms)).should().dependOnClassesThat(THE_WORLD);
  }

  private static ArchRule none(String[] rooms, DescribedPredicate<JavaAccess<?>> what) {
    return noClasses().that(resideInAnyPackage(rooms)).should().accessTargetWhere(what);
  }

  /** {@link Thread#currentThread} and {@link Thread#isInterrupted} start nothing. */
  private static ArchRule noThreads(String[] inside, String[] plugins) {
    String[] rooms = Stream.of(inside, plugins).flatMap(Stream::of).toArray(String[]::new);
    return noClasses().that(resideInAnyPackage(rooms)).should().accessTargetWhere(Ambient.THREADS);
  }
}
