package io.countersign.policies.rules.condition;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.TIMESTAMP;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.StructType;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Location;
import io.countersign.domain.policy.Metadata;
import io.countersign.domain.policy.OrganizationFacts;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyEvent.DoneMethod;
import io.countersign.domain.policy.PolicyEvent.EnrolledFactor;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.policy.Requested;
import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.policies.rules.json.JsonObject;
import io.countersign.policies.rules.json.JsonText;
import io.countersign.policies.rules.json.UnreadableJson;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The event, as conditions see it. */
final class EventShape {

  private static final CelType TEXTS = ListType.create(STRING);
  private static final CelType ANYTHING = MapType.create(STRING, DYN);

  private static final Shape<PolicyEvent> USER =
      new Shape<PolicyEvent>("User")
          .with("id", STRING, event -> event.user().value())
          .with("roles", TEXTS, event -> sorted(event.context().user().roles(), role -> role))
          .withText("name", event -> event.context().user().name())
          .withText("email", event -> event.context().user().email())
          .with("emailVerified", BOOL, event -> event.context().user().emailVerified())
          .withText("phoneNumber", event -> event.context().user().phoneNumber())
          .with("phoneVerified", BOOL, event -> event.context().user().phoneVerified())
          .with("metadata", ANYTHING, event -> json(event.context().user().userMetadata()))
          .with("appMetadata", ANYTHING, event -> json(event.context().user().appMetadata()));

  private static final Shape<OrganizationFacts> ORGANIZATION =
      new Shape<OrganizationFacts>("Organization")
          .with("id", STRING, organization -> organization.id().value())
          .withText("name", OrganizationFacts::name)
          .with("metadata", ANYTHING, organization -> json(organization.metadata()));

  private static final Shape<PolicyEvent> CLIENT =
      new Shape<PolicyEvent>("Client").with("id", STRING, event -> event.client().value());

  private static final Shape<PolicyEvent> TENANT =
      new Shape<PolicyEvent>("Tenant")
          .with("id", STRING, event -> event.tenant().value())
          .with("name", STRING, PolicyEvent::tenantName);

  private static final Shape<Location> LOCATION =
      new Shape<Location>("Location")
          .with("latitude", DOUBLE, Location::latitude)
          .with("longitude", DOUBLE, Location::longitude)
          .withText("country", Location::country)
          .withText("city", Location::city);

  private static final Shape<RequestFacts> REQUEST =
      new Shape<RequestFacts>("Request")
          .withText("ip", RequestFacts::ip)
          .withText("userAgent", RequestFacts::userAgent)
          .withText("language", RequestFacts::language)
          .with(
              "location",
              LOCATION.reference(),
              request -> request.location().map(LOCATION::of).orElse(null));

  private static final Shape<EnrolledFactor> ENROLLED =
      new Shape<EnrolledFactor>("EnrolledFactor")
          .with("type", STRING, factor -> factor.type().value())
          .with("variants", TEXTS, factor -> sorted(factor.variants(), FactorType::value))
          .with("phishingResistant", BOOL, EnrolledFactor::phishingResistant)
          .with("kinds", TEXTS, factor -> sorted(factor.kinds(), EventShape::text));

  private static final Shape<DoneMethod> METHOD =
      new Shape<DoneMethod>("Method")
          .with("name", STRING, DoneMethod::name)
          .withText("type", method -> method.type().map(FactorType::value))
          .with("variants", TEXTS, method -> sorted(method.variants(), FactorType::value))
          .with("kinds", TEXTS, method -> sorted(method.kinds(), EventShape::text))
          .with("at", TIMESTAMP, DoneMethod::at);

  private static final Shape<Assessment> ASSESSMENT =
      new Shape<Assessment>("Assessment")
          .with("confidence", STRING, found -> found.confidence().text())
          .with("code", STRING, Assessment::code)
          .with(
              "details",
              MapType.create(STRING, STRING),
              found -> ImmutableSortedMap.copyOf(found.details()));

  private static final Shape<RiskAssessment> RISK =
      new Shape<RiskAssessment>("Risk")
          .with("confidence", STRING, risk -> risk.confidence().text())
          .with("assessments", MapType.create(STRING, ASSESSMENT.reference()), EventShape::all)
          .with("newDevice", ASSESSMENT.reference(), named("NewDevice"))
          .with("impossibleTravel", ASSESSMENT.reference(), named("ImpossibleTravel"))
          .with("untrustedIp", ASSESSMENT.reference(), named("UntrustedIP"));

  private static final Shape<Requested> REQUESTED =
      new Shape<Requested>("Requested")
          .with("acrValues", TEXTS, Requested::acrValues)
          .with(
              "maxAgeSeconds",
              INT,
              requested -> requested.maxAge().map(age -> (Object) age.toSeconds()).orElse(null));

  /** All of it. */
  static final Shape<PolicyEvent> EVENT =
      new Shape<PolicyEvent>("Event")
          .with("at", TIMESTAMP, PolicyEvent::at)
          .with("tenant", TENANT.reference(), TENANT::of)
          .with("client", CLIENT.reference(), CLIENT::of)
          .with("user", USER.reference(), USER::of)
          .with(
              "organization",
              ORGANIZATION.reference(),
              event -> event.context().organization().map(ORGANIZATION::of).orElse(null))
          .with("entry", STRING, event -> text(event.entry()))
          .with("request", REQUEST.reference(), event -> REQUEST.of(event.context().request()))
          .with(
              "requested",
              REQUESTED.reference(),
              event -> REQUESTED.of(event.context().requested()))
          .with("enrolled", ListType.create(ENROLLED.reference()), EventShape::enrolled)
          .with("methods", ListType.create(METHOD.reference()), EventShape::methods)
          .with("risk", RISK.reference(), event -> RISK.of(event.risk()));

  private EventShape() {}

  /** The types that conditions are checked against. */
  static List<StructType> types() {
    return List.of(
        EVENT.type(),
        TENANT.type(),
        CLIENT.type(),
        USER.type(),
        ORGANIZATION.type(),
        REQUEST.type(),
        LOCATION.type(),
        REQUESTED.type(),
        ENROLLED.type(),
        METHOD.type(),
        RISK.type(),
        ASSESSMENT.type());
  }

  private static Object enrolled(PolicyEvent event) {
    return event.enrolled().stream().map(ENROLLED::of).collect(ImmutableList.toImmutableList());
  }

  private static Object methods(PolicyEvent event) {
    return event.methods().stream().map(METHOD::of).collect(ImmutableList.toImmutableList());
  }

  private static Object all(RiskAssessment risk) {
    return risk.assessments().entrySet().stream()
        .collect(
            ImmutableMap.toImmutableMap(
                Map.Entry::getKey, entry -> ASSESSMENT.of(entry.getValue())));
  }

  private static Function<RiskAssessment, @Nullable Object> named(String assessor) {
    return risk -> {
      Assessment found = risk.assessments().get(assessor);
      return found == null ? null : ASSESSMENT.of(found);
    };
  }

  private static JsonObject json(Metadata metadata) {
    try {
      return JsonText.read(metadata.json());
    } catch (UnreadableJson unreadable) {
      throw new PolicyFailed("metadata-unreadable", "metadata " + unreadable.getMessage());
    }
  }

  private static <T> ImmutableList<String> sorted(Collection<T> values, Function<T, String> text) {
    return values.stream().map(text).sorted().collect(ImmutableList.toImmutableList());
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For {@link FactorKind}, as for all others. */
  private static String text(FactorKind kind) {
    return text((Enum<?>) kind);
  }
}
