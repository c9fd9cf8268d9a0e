package io.countersign.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What is there for everybody to grab, called or referred to. */
final class Ambient {

  static final DescribedPredicate<JavaAccess<?>> TIME =
      target(
          "tell the system's time",
          to ->
              called(to, System.class, "currentTimeMillis", "nanoTime")
                  || called(to, ZoneId.class, "systemDefault")
                  || (named(to, "now") && ofPackage(to, "java.time") && !givenAClock(to))
                  || (to.getName().startsWith("system")
                      && to.getOwner().isAssignableTo(InstantSource.class))
                  || (named(to, JavaConstructor.CONSTRUCTOR_NAME)
                      && parameters(to).isEmpty()
                      && Set.of("java.util.Date", "java.util.GregorianCalendar")
                          .contains(to.getOwner().getName()))
                  || (named(to, "getInstance")
                      && to.getOwner().getName().equals("java.util.Calendar")));

  static final DescribedPredicate<JavaAccess<?>> RANDOMNESS =
      target(
          "make randomness",
          to ->
              (named(to, JavaConstructor.CONSTRUCTOR_NAME)
                      && (to.getOwner().isAssignableTo(Random.class)
                          || to.getOwner().isAssignableTo(SplittableRandom.class)))
                  || (to.getName().startsWith("getInstance")
                      && to.getOwner().isAssignableTo(Random.class))
                  || called(to, RandomGenerator.class, "of", "getDefault")
                  || called(to, ThreadLocalRandom.class, "current")
                  || called(to, UUID.class, "randomUUID")
                  || called(to, Math.class, "random")
                  || called(to, StrictMath.class, "random")
                  || to.getFullName().equals("java.util.Collections.shuffle(java.util.List)"));

  static final DescribedPredicate<JavaAccess<?>> THREADS =
      target(
          "start threads",
          to ->
              to.getOwner().isEquivalentTo(Executors.class)
                  || to.getOwner().isAssignableTo(ExecutorService.class)
                  || to.getOwner().isAssignableTo(ForkJoinPool.class)
                  || to.getName().equals("parallelStream")
                  || (to.getOwner().isEquivalentTo(Thread.class)
                      && !Set.of("currentThread", "isInterrupted", "interrupt")
                          .contains(to.getName())));

  private Ambient() {}

  private static DescribedPredicate<JavaAccess<?>> target(
      String description, Predicate<AccessTarget> predicate) {
    return DescribedPredicate.describe(description, access -> predicate.test(access.getTarget()));
  }

  private static boolean called(AccessTarget to, Class<?> owner, String... names) {
    return to.getOwner().isEquivalentTo(owner) && Set.of(names).contains(to.getName());
  }

  private static boolean named(AccessTarget to, String name) {
    return to.getName().equals(name);
  }

  private static boolean ofPackage(AccessTarget to, String name) {
    String found = to.getOwner().getPackageName();
    return found.equals(name) || found.startsWith(name + ".");
  }

  private static boolean givenAClock(AccessTarget to) {
    return parameters(to).stream().anyMatch(type -> type.isAssignableTo(Clock.class));
  }

  private static List<JavaClass> parameters(AccessTarget to) {
    return to instanceof AccessTarget.CodeUnitAccessTarget unit
        ? unit.getRawParameterTypes()
        : List.of();
  }
}
