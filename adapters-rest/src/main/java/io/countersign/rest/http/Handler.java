package io.countersign.rest.http;

/** Carries out one operation. */
@FunctionalInterface
public interface Handler {
  /**
   * @throws RuntimeException as the use cases do; the dispatcher knows what to answer
   */
  Answer handle(Call call);
}
