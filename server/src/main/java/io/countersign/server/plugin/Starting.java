package io.countersign.server.plugin;

import io.countersign.domain.factor.InvalidFactorConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Runs what a plugin does when it starts, and says in words what went wrong in it. */
final class Starting {

  private static final int MOST_CAUSES = 3;
  private static final int MOST_PROBLEMS = 20;
  private static final int LONGEST = 300;

  /** Shorter settings are no secrets, and are parts of many words. */
  private static final int SHORTEST_SECRET = 4;

  private final String archive;
  private final PluginThreads threads;
  private final Duration most;
  private final List<String> secrets;

  private sealed interface Result<T> {

    record Made<T>(T value) implements Result<T> {}

    record Failed<T>(PluginRefused refusal) implements Result<T> {}
  }

  /**
   * @param settings all that the plugin may get to know; what is said quotes none of them
   */
  Starting(
      String archive,
      PluginThreads threads,
      Duration most,
      Collection<Map<String, String>> settings) {
    this.archive = archive;
    this.threads = threads;
    this.most = most;
    this.secrets =
        settings.stream()
            .flatMap(each -> each.values().stream())
            .filter(value -> value.length() >= SHORTEST_SECRET)
            .sorted((one, other) -> Integer.compare(other.length(), one.length()))
            .toList();
  }

  <T> T call(Callable<T> code) throws PluginRefused {
    return call("", code);
  }

  /**
   * @param prefix of the settings that the code is given
   */
  <T> T call(String prefix, Callable<T> code) throws PluginRefused {
    try {
      return switch (threads.call(() -> attempt(prefix, code), most)) {
        case Result.Made<T>(T value) -> value;
        case Result.Failed<T>(PluginRefused refusal) -> throw refusal;
      };
    } catch (TimeoutException e) {
      throw failed("did not start within " + most.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was not given the time to start");
    } catch (ExecutionException | OutOfMemoryError e) {
      throw failed("was not given the memory to start");
    }
  }

  /** On the plugin's own thread: even what it throws is its code. */
  private <T> Result<T> attempt(String prefix, Callable<T> code) {
    try {
      return new Result.Made<>(code.call());
    } catch (PluginRefused refusal) {
      return new Result.Failed<>(refusal);
    } catch (InvalidFactorConfig invalid) {
      return new Result.Failed<>(
          PluginRefused.settings(
              invalid.problems().stream()
                  .limit(MOST_PROBLEMS)
                  .map(problem -> Plain.text(prefix + without(problem), LONGEST))
                  .toList()));
    } catch (Throwable thrown) {
      return new Result.Failed<>(failed("does not start: " + told(thrown)));
    }
  }

  private String told(Throwable thrown) {
    try {
      StringBuilder told = new StringBuilder(thrown.toString());
      Throwable next = thrown.getCause();
      for (int i = 1; next != null && i < MOST_CAUSES; i++) {
        told.append(", caused by ").append(next);
        next = next.getCause();
      }
      return Plain.text(without(told.toString()), LONGEST);
    } catch (Throwable evenThat) {
      return "it threw something that cannot be told";
    }
  }

  private String without(String text) {
    String safe = text;
    for (String secret : secrets) {
      safe = safe.replace(secret, "…");
    }
    return safe;
  }

  private PluginRefused failed(String problem) {
    return PluginRefused.because(Reason.DOES_NOT_START, archive, problem);
  }
}
