package io.countersign.policies.actions;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyEvent.EnrolledFactor;
import io.countersign.domain.policy.UserFacts;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** Auth0's {@code event.user}. */
final class EventUser {

  private static final FactorType SMS = new FactorType("sms");
  private static final FactorType VOICE = new FactorType("voice");

  private EventUser() {}

  static void write(JsonGenerator out, PolicyEvent event) {
    UserFacts user = event.context().user();
    out.writeStringProperty("user_id", event.user().value());
    user.name().ifPresent(name -> out.writeStringProperty("name", name));
    user.email().ifPresent(email -> out.writeStringProperty("email", email));
    out.writeBooleanProperty("email_verified", user.emailVerified());
    user.phoneNumber().ifPresent(number -> out.writeStringProperty("phone_number", number));
    out.writeBooleanProperty("phone_verified", user.phoneVerified());
    EventText.metadata(out, "user_metadata", user.userMetadata());
    EventText.metadata(out, "app_metadata", user.appMetadata());
    out.writeArrayPropertyStart("identities");
    out.writeEndArray();
    factors(out, event.enrolled());
  }

  private static void factors(JsonGenerator out, List<EnrolledFactor> enrolled) {
    Set<FactorType> phone = new LinkedHashSet<>();
    enrolled.stream().filter(EventUser::isPhone).flatMap(EventUser::ways).forEach(phone::add);
    List<String> types = enrolled.stream().flatMap(EventUser::types).distinct().toList();
    out.writeArrayPropertyStart("enrolledFactors");
    types.forEach(type -> factor(out, type, phone));
    out.writeEndArray();
    // Of providers, not of factors; enrolling an address alone is none.
    out.writeArrayPropertyStart("multifactor");
    if (types.stream().anyMatch(type -> !type.equals("email"))) {
      out.writeString("guardian");
    }
    out.writeEndArray();
  }

  private static boolean isPhone(EnrolledFactor factor) {
    return Auth0Factors.theirs(factor.type(), Set.of()).equals("phone");
  }

  private static Stream<FactorType> ways(EnrolledFactor factor) {
    return Stream.concat(Stream.of(factor.type()), factor.variants().stream());
  }

  /** Who has passkeys of two sorts has two factors in the words of Auth0. */
  private static Stream<String> types(EnrolledFactor factor) {
    Set<FactorType> variants = factor.variants();
    return factor.type().value().equals("passkey") && variants.size() > 1
        ? variants.stream().map(FactorType::value).sorted()
        : Stream.of(Auth0Factors.theirs(factor.type(), variants));
  }

  /** Older actions read {@code method}, which is {@code sms} for a phone. */
  private static void factor(JsonGenerator out, String type, Collection<FactorType> ways) {
    boolean phone = type.equals("phone");
    boolean onlyCalls = ways.contains(VOICE) && !ways.contains(SMS);
    out.writeStartObject();
    out.writeStringProperty("type", type);
    out.writeStringProperty("method", phone ? onlyCalls ? "voice" : "sms" : type);
    out.writeObjectPropertyStart("options");
    if (phone) {
      boolean onlyTexts = ways.contains(SMS) && !ways.contains(VOICE);
      out.writeStringProperty("preferredMethod", onlyCalls ? "voice" : onlyTexts ? "sms" : "both");
    }
    out.writeEndObject();
    out.writeEndObject();
  }
}
