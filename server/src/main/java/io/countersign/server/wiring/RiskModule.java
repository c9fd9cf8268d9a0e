package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.risk.ImpossibleTravel;
import io.countersign.application.risk.KnownDevices;
import io.countersign.application.risk.LastPlaces;
import io.countersign.application.risk.NewDevice;
import io.countersign.application.risk.RiskAssessments;
import io.countersign.application.risk.RiskAssessments.Guest;
import io.countersign.application.user.Users;
import io.countersign.server.config.Config;
import io.countersign.server.operations.RiskFiles;
import io.countersign.server.operations.RiskTrouble;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** What policies are told of somebody before anything is proved. */
final class RiskModule extends AbstractModule {

  private final Config config;
  private final List<Guest> guests;

  RiskModule(Config config, List<Guest> guests) {
    this.config = config;
    this.guests = List.copyOf(guests);
  }

  @Provides
  @Singleton
  RiskFiles riskFiles() {
    return new RiskFiles(config.risk());
  }

  @Provides
  @Singleton
  NewDevice newDevice(KnownDevices devices, Users users, Fingerprints fingerprints) {
    return new NewDevice(devices, users, fingerprints, config.risk().deviceWindow());
  }

  @Provides
  @Singleton
  ImpossibleTravel impossibleTravel(LastPlaces places, Users users, RiskFiles files) {
    return new ImpossibleTravel(places, users, files.geography());
  }

  @Provides
  @Singleton
  RiskAssessments riskAssessments(
      NewDevice devices, ImpossibleTravel travel, RiskFiles files, InstantSource clock) {
    return new RiskAssessments(
        devices, travel, files.assessors(), guests, clock, new RiskTrouble(clock));
  }
}
