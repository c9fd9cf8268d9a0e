package io.countersign.server.lifecycle;

import io.countersign.application.risk.Assessor;
import io.countersign.application.risk.RiskAssessments.Guest;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The assessors that lie beside the storage adapters. Each has a few threads of its own: platform
 * threads, because a virtual one that spins keeps a carrier of the whole server. Once all of them
 * hang, it is asked nothing more until one comes back.
 */
final class GuestAssessors {

  private static final Set<String> OURS = Set.of("NewDevice", "ImpossibleTravel", "UntrustedIP");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");
  private static final int MOST_THREADS = 4;
  private static final long IDLE_SECONDS = 60;

  private GuestAssessors() {}

  /**
   * All that there are.
   *
   * @throws StartFailed if one cannot be made, or has no name of its own
   */
  static List<Guest> installed() {
    try {
      return guests(
          ServiceLoader.load(Assessor.class, GuestAssessors.class.getClassLoader()).stream()
              .map(ServiceLoader.Provider::get)
              .toList());
    } catch (ServiceConfigurationError | LinkageError broken) {
      throw new StartFailed("an assessor cannot be loaded: " + broken, broken);
    }
  }

  static List<Guest> guests(List<Assessor> assessors) {
    Set<String> taken = new HashSet<>(OURS);
    return assessors.stream().map(assessor -> guest(assessor, taken)).toList();
  }

  private static Guest guest(Assessor assessor, Set<String> taken) {
    String name = name(assessor);
    if (!NAME.matcher(name).matches() || !taken.add(name)) {
      throw new StartFailed(
          "the assessor %s needs a name of its own, of letters and digits, not \"%s\""
              .formatted(assessor.getClass().getName(), name));
    }
    return new Guest(name, assessor, threads(name));
  }

  private static String name(Assessor assessor) {
    try {
      return Objects.requireNonNullElse(assessor.name(), "");
    } catch (RuntimeException | LinkageError broken) {
      throw new StartFailed(
          "the assessor %s does not say its name".formatted(assessor.getClass().getName()), broken);
    }
  }

  private static Executor threads(String name) {
    return new ThreadPoolExecutor(
        0,
        MOST_THREADS,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        Thread.ofPlatform()
            .name("assessor-" + name + "-", 1)
            .daemon()
            .inheritInheritableThreadLocals(false)
            .factory());
  }
}
