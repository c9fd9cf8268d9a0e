package io.countersign.server.plugin;

import io.countersign.domain.factor.MalformedField;
import java.util.function.Supplier;

/** What came of a call into a plugin, with nothing of the plugin's own in it. */
sealed interface Outcome<T> {

  record Returned<T>(T value) implements Outcome<T> {}

  record Malformed<T>(MalformedField field) implements Outcome<T> {}

  record Failed<T>(PluginFailure failure) implements Outcome<T> {}

  /** An error of the machine counts as the plugin's: nothing but its code runs here. */
  static <T> Outcome<T> of(Supplier<T> call) {
    try {
      return new Returned<>(call.get());
    } catch (MalformedField malformed) {
      return cleaned(malformed);
    } catch (Throwable thrown) {
      return new Failed<>(PluginFailure.of(thrown));
    }
  }

  private static <T> Outcome<T> cleaned(MalformedField malformed) {
    try {
      return new Malformed<>(
          new MalformedField(
              Plain.text(malformed.field(), 64), Plain.text(malformed.reason(), 200)));
    } catch (RuntimeException e) {
      return new Failed<>(PluginFailure.because("the plugin refused no field"));
    }
  }
}
