package io.countersign.application.risk;

import io.countersign.application.user.Users;
import io.countersign.domain.policy.Location;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.Confidence;
import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.LastPlace;
import io.countersign.domain.risk.Place;
import io.countersign.domain.risk.Whereabouts;
import io.countersign.domain.risk.Whereabouts.Hidden;
import io.countersign.domain.risk.Whereabouts.Known;
import io.countersign.domain.risk.Whereabouts.Unknown;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/** Whether the user can have come here from where they last came in. */
public final class ImpossibleTravel implements Assessor {

  private final LastPlaces places;
  private final Users users;
  private final Optional<Geography> geography;

  /**
   * @param geography where addresses are; without it the application has to say where users are
   */
  public ImpossibleTravel(LastPlaces places, Users users, Optional<Geography> geography) {
    this.places = places;
    this.users = users;
    this.geography = geography;
  }

  @Override
  public String name() {
    return "ImpossibleTravel";
  }

  @Override
  public Assessment assess(RiskQuestion question) {
    Optional<Whereabouts> found = whereabouts(question.context().request());
    if (found.isEmpty()) {
      // Neutral: that nobody told is up to the application and the operator, not to the user.
      return new Assessment(Confidence.NEUTRAL, "missing_geoip");
    }
    return switch (found.get()) {
      case Known(Place here) -> compared(question, here);
      // Low: whoever could hide where they are could hide that they cannot be there.
      case Unknown() -> new Assessment(Confidence.LOW, "unknown_location");
      // Low: the same, on purpose.
      case Hidden() -> new Assessment(Confidence.LOW, "anonymous_proxy");
    };
  }

  /**
   * Where the user is, if anybody knows. The user comes in whatever is wrong with the geography;
   * there is no place to keep then.
   */
  Optional<Place> place(RiskQuestion question) {
    try {
      return whereabouts(question.context().request())
          .flatMap(
              found -> found instanceof Known(Place here) ? Optional.of(here) : Optional.empty());
    } catch (RuntimeException broken) {
      return Optional.empty();
    }
  }

  /** To be called in the transaction in which the user comes in. */
  void remember(TenantId tenant, UserId user, Place here, Instant at) {
    places.keep(new LastPlace(tenant, user, here, at));
  }

  private Optional<Whereabouts> whereabouts(RequestFacts request) {
    Optional<Location> told = request.location();
    if (told.isPresent()) {
      return Optional.of(new Known(Place.at(told.get().latitude(), told.get().longitude())));
    }
    return geography.flatMap(known -> request.ip().map(ip -> looked(known, ip)));
  }

  private static Whereabouts looked(Geography geography, String ip) {
    return IpAddress.of(ip).map(geography::find).orElseGet(Unknown::new);
  }

  private Assessment compared(RiskQuestion question, Place here) {
    Optional<LastPlace> last =
        places
            .find(question.tenant(), question.user())
            .filter(place -> question.at().isBefore(place.expiresAt()));
    if (last.isPresent()) {
      return last.get().assess(here, question.at());
    }
    // Neutral, both: there is nothing to compare with, which takes two days, or a user nobody knew.
    return new Assessment(
        Confidence.NEUTRAL,
        users.find(question.tenant(), question.user()).isPresent()
            ? "location_history_not_found"
            : "initial_login");
  }
}
