package io.countersign.application.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How many messages may be sent, and where to. All counts are 0 or more; an hour and a day are
 * those of the clock in UTC.
 *
 * @param perDestination an hour, to one address
 * @param perUser an hour, to all addresses of one user
 * @param perRegion an hour, to one country, of what costs by country
 * @param perTenant an hour
 * @param dailyBudget a day, of what costs by country, for one tenant
 * @param regions the countries that messages go to which cost by country; empty for all
 * @param language of the words if nobody asks for another
 * @param domain the site whose page may fill a code from a text message into its form by itself
 *     (WebOTP); absent if none
 */
public record SendRules(
    int perDestination,
    int perUser,
    int perRegion,
    int perTenant,
    int dailyBudget,
    Set<String> regions,
    Locale language,
    Optional<String> domain) {

  /** Keeps a copy. */
  public SendRules {
    regions = Set.copyOf(regions);
  }
}
