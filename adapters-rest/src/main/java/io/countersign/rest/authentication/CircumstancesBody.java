package io.countersign.rest.authentication;

import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.Location;
import io.countersign.domain.policy.Metadata;
import io.countersign.domain.policy.OrganizationFacts;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.policy.Requested;
import io.countersign.domain.policy.UserFacts;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.tenant.PolicyText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What an application says of user, organization and request when it begins an authentication. */
public final class CircumstancesBody {

  static final String OCCASION = "occasion";
  static final String ORGANIZATION = "organization";
  static final String LANGUAGE = "language";
  static final String CONTEXT = "context";
  static final String ACR_VALUES = "acrValues";
  static final String MAX_AGE = "maxAgeSeconds";

  /** The fields that it reads. */
  public static final List<String> NAMES =
      List.of(OCCASION, ORGANIZATION, LANGUAGE, CONTEXT, ACR_VALUES, MAX_AGE);

  private static final String NAME = "name";
  private static final String METADATA = "metadata";
  private static final int LONGEST_AGE = 31_536_000;
  private static final int MOST_ROLES = 200;
  private static final Function<String, String> LINE = Forms.line(320);

  private CircumstancesBody() {}

  /** What was proved to the application. */
  public static FirstFactor firstFactor(Body body) {
    Instant at = body.only("method", "at").text("at", Forms::time);
    return body.text("method", method -> new FirstFactor(method, at));
  }

  /** Of the fields {@link #NAMES}. */
  public static Circumstances read(Body body) {
    return new Circumstances(
        body.optionalText(OCCASION, text -> PolicyText.named(Entry.values(), text))
            .orElse(Entry.SIGN_IN),
        body.optionalText(LANGUAGE, Forms::language),
        context(body));
  }

  private static Context context(Body body) {
    Optional<OrganizationId> organization = body.optionalText(ORGANIZATION, OrganizationId::new);
    Optional<Body> context =
        body.object(CONTEXT).map(said -> said.only("user", ORGANIZATION, "request"));
    Optional<Body> more = context.flatMap(said -> said.object(ORGANIZATION));
    if (more.isPresent() && organization.isEmpty()) {
      throw new InvalidFields(ORGANIZATION, "is required together with context.organization");
    }
    return new Context(
        context
            .flatMap(said -> said.object("user"))
            .map(CircumstancesBody::user)
            .orElse(UserFacts.NONE),
        organization.map(id -> organization(id, more)),
        context
            .flatMap(said -> said.object("request"))
            .map(CircumstancesBody::request)
            .orElse(RequestFacts.NONE),
        requested(body));
  }

  private static UserFacts user(Body body) {
    body.only(
        "roles",
        NAME,
        "email",
        "emailVerified",
        "phoneNumber",
        "phoneVerified",
        METADATA,
        "appMetadata");
    List<String> roles = body.optionalTexts("roles", LINE).orElse(List.of());
    if (roles.size() > MOST_ROLES) {
      throw new InvalidFields("context.user.roles", "must be at most " + MOST_ROLES);
    }
    return new UserFacts(
        Set.copyOf(roles),
        body.optionalText(NAME, LINE),
        body.optionalText("email", LINE),
        body.isTrue("emailVerified"),
        body.optionalText("phoneNumber", LINE),
        body.isTrue("phoneVerified"),
        metadata(body, METADATA),
        metadata(body, "appMetadata"));
  }

  private static OrganizationFacts organization(OrganizationId id, Optional<Body> more) {
    more.ifPresent(said -> said.only(NAME, METADATA));
    return new OrganizationFacts(
        id,
        more.flatMap(said -> said.optionalText(NAME, LINE)),
        more.map(said -> metadata(said, METADATA)).orElse(Metadata.NONE));
  }

  private static RequestFacts request(Body body) {
    body.only("ip", "userAgent", LANGUAGE, "location");
    return new RequestFacts(
        body.optionalText("ip", Forms.line(64)),
        body.optionalText("userAgent", Forms.line(512)),
        body.optionalText(LANGUAGE, Forms.line(35)),
        body.object("location").map(CircumstancesBody::location));
  }

  private static Location location(Body body) {
    body.only("latitude", "longitude", "country", "city");
    return new Location(
        body.decimal("latitude", -90, 90),
        body.decimal("longitude", -180, 180),
        body.optionalText("country", CircumstancesBody::country),
        body.optionalText("city", Forms.line(128)));
  }

  private static String country(String text) {
    if (!text.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("must be two capitals, as in ISO 3166-1");
    }
    return text;
  }

  private static Metadata metadata(Body body, String name) {
    return body.optionalJson(name, Metadata::new).orElse(Metadata.NONE);
  }

  private static Requested requested(Body body) {
    List<String> acrs = body.optionalTexts(ACR_VALUES, Forms.line(128)).orElse(List.of());
    if (acrs.size() > 8) {
      throw new InvalidFields(ACR_VALUES, "must be at most 8");
    }
    return new Requested(
        acrs, body.optionalNumber(MAX_AGE, 0, LONGEST_AGE).map(Duration::ofSeconds));
  }
}
