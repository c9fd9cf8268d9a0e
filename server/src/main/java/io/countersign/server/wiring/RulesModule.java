package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.authentication.AuthenticationRules;
import io.countersign.application.enrollment.EnrollmentRules;
import io.countersign.application.event.Chronicle;
import io.countersign.application.event.Events;
import io.countersign.application.identifier.Identifiers;
import io.countersign.server.config.Config;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/** What was configured, and what the machine gives: time and randomness. */
final class RulesModule extends AbstractModule {

  private final Config config;

  RulesModule(Config config) {
    this.config = config;
  }

  @Provides
  AuthenticationRules authenticationRules() {
    return new AuthenticationRules(
        config.limits().authenticationAttempts(),
        config.limits().authenticator(),
        config.lifetimes().authentication(),
        config.lifetimes().assertion());
  }

  @Provides
  EnrollmentRules enrollmentRules() {
    return new EnrollmentRules(
        config.limits().enrollmentAttempts(), config.lifetimes().enrollment());
  }

  @Provides
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Provides
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  @Provides
  @Singleton
  Identifiers identifiers(InstantSource clock, SecureRandom random) {
    return new Identifiers(clock, random);
  }

  @Provides
  @Singleton
  Chronicle chronicle(Events events, Identifiers identifiers, InstantSource clock) {
    return new Chronicle(events, identifiers, clock);
  }
}
