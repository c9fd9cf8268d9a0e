package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.factor.Factors;
import jakarta.inject.Singleton;

/** The factors that the plugins brought. */
final class FactorsModule extends AbstractModule {

  private final Factors factors;

  FactorsModule(Factors factors) {
    this.factors = factors;
  }

  @Provides
  @Singleton
  Factors factors() {
    return factors;
  }
}
