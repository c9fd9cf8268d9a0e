package io.countersign.application.authentication;

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
import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.Confidence;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.domain.risk.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@link Circumstances} as a text to be kept: a line for each that is known, of its name and its
 * value. A later version may add names: those that are not known here are ignored.
 */
public final class CircumstancesText {

  private static final String ENTRY = "entry";
  private static final String MESSAGES = "language";
  private static final String ROLE = "user.role";
  private static final String NAME = "user.name";
  private static final String EMAIL = "user.email";
  private static final String EMAIL_VERIFIED = "user.emailVerified";
  private static final String PHONE = "user.phone";
  private static final String PHONE_VERIFIED = "user.phoneVerified";
  private static final String USER_METADATA = "user.metadata";
  private static final String APP_METADATA = "user.appMetadata";
  private static final String ORGANIZATION = "organization";
  private static final String ORGANIZATION_NAME = "organization.name";
  private static final String ORGANIZATION_METADATA = "organization.metadata";
  private static final String IP = "request.ip";
  private static final String AGENT = "request.userAgent";
  private static final String LANGUAGE = "request.language";
  private static final String LATITUDE = "request.latitude";
  private static final String LONGITUDE = "request.longitude";
  private static final String COUNTRY = "request.country";
  private static final String CITY = "request.city";
  private static final String ACR = "acr";
  private static final String MAX_AGE = "maxAge";
  private static final String RISK = "risk";
  private static final String SIGHTING = "sighting";

  private CircumstancesText() {}

  /**
   * For {@link #read}.
   *
   * @return nothing if nothing is known
   */
  public static Optional<String> write(Circumstances circumstances) {
    if (circumstances.equals(Circumstances.UNKNOWN)) {
      return Optional.empty();
    }
    Lines lines = new Lines().add(ENTRY, circumstances.entry());
    circumstances.language().ifPresent(tag -> lines.add(MESSAGES, tag.toLanguageTag()));
    Context context = circumstances.context();
    write(lines, context.user());
    context.organization().ifPresent(organization -> write(lines, organization));
    write(lines, context.request());
    context.requested().acrValues().forEach(acr -> lines.add(ACR, acr));
    context.requested().maxAge().ifPresent(age -> lines.add(MAX_AGE, age.toSeconds()));
    circumstances.risk().assessments().forEach((name, found) -> write(lines, name, found));
    if (!circumstances.sighting().equals(Sighting.NONE)) {
      lines.add(SIGHTING, circumstances.sighting().text());
    }
    return Optional.of(lines.text());
  }

  private static void write(Lines lines, UserFacts user) {
    user.roles().stream().sorted().forEach(role -> lines.add(ROLE, role));
    user.name().ifPresent(name -> lines.add(NAME, name));
    user.email().ifPresent(email -> lines.add(EMAIL, email));
    if (user.emailVerified()) {
      lines.add(EMAIL_VERIFIED, true);
    }
    user.phoneNumber().ifPresent(number -> lines.add(PHONE, number));
    if (user.phoneVerified()) {
      lines.add(PHONE_VERIFIED, true);
    }
    write(lines, USER_METADATA, user.userMetadata());
    write(lines, APP_METADATA, user.appMetadata());
  }

  private static void write(Lines lines, OrganizationFacts organization) {
    lines.add(ORGANIZATION, organization.id());
    organization.name().ifPresent(name -> lines.add(ORGANIZATION_NAME, name));
    write(lines, ORGANIZATION_METADATA, organization.metadata());
  }

  private static void write(Lines lines, String name, Metadata metadata) {
    if (!metadata.equals(Metadata.NONE)) {
      lines.add(name, metadata.json());
    }
  }

  private static void write(Lines lines, RequestFacts request) {
    request.ip().ifPresent(ip -> lines.add(IP, ip));
    request.userAgent().ifPresent(agent -> lines.add(AGENT, agent));
    request.language().ifPresent(tag -> lines.add(LANGUAGE, tag));
    request
        .location()
        .ifPresent(location -> {
          lines.add(LATITUDE, location.latitude()).add(LONGITUDE, location.longitude());
          location.country().ifPresent(country -> lines.add(COUNTRY, country));
          location.city().ifPresent(city -> lines.add(CITY, city));
        });
  }

  private static void write(Lines lines, String assessor, Assessment found) {
    Stream<String> details =
        new TreeMap<>(found.details())
            .entrySet().stream().flatMap(detail -> Stream.of(detail.getKey(), detail.getValue()));
    lines.add(
        Stream.concat(Stream.of(RISK, assessor, found.confidence().name(), found.code()), details)
            .toList());
  }

  /**
   * What was written.
   *
   * @throws IllegalArgumentException if it was not written here
   */
  public static Circumstances read(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> roles = new ArrayList<>();
    List<String> acrs = new ArrayList<>();
    Map<String, Assessment> risk = new TreeMap<>();
    for (List<String> line : Lines.read(text)) {
      switch (line.getFirst()) {
        case ROLE -> roles.add(line.get(1));
        case ACR -> acrs.add(line.get(1));
        case RISK -> risk.put(line.get(1), assessment(line));
        default -> values.put(line.getFirst(), line.get(1));
      }
    }
    return new Circumstances(
        Entry.valueOf(values.getOrDefault(ENTRY, Entry.SIGN_IN.name())),
        value(values, MESSAGES).map(Locale::forLanguageTag),
        new Context(
            user(values, roles),
            value(values, ORGANIZATION).map(id -> organization(values, id)),
            request(values),
            new Requested(
                acrs, value(values, MAX_AGE).map(Long::valueOf).map(Duration::ofSeconds))),
        new RiskAssessment(risk),
        value(values, SIGHTING).map(Sighting::of).orElse(Sighting.NONE));
  }

  private static UserFacts user(Map<String, String> values, List<String> roles) {
    return new UserFacts(
        Set.copyOf(roles),
        value(values, NAME),
        value(values, EMAIL),
        values.containsKey(EMAIL_VERIFIED),
        value(values, PHONE),
        values.containsKey(PHONE_VERIFIED),
        metadata(values, USER_METADATA),
        metadata(values, APP_METADATA));
  }

  private static OrganizationFacts organization(Map<String, String> values, String id) {
    return new OrganizationFacts(
        new OrganizationId(id),
        value(values, ORGANIZATION_NAME),
        metadata(values, ORGANIZATION_METADATA));
  }

  private static RequestFacts request(Map<String, String> values) {
    return new RequestFacts(
        value(values, IP),
        value(values, AGENT),
        value(values, LANGUAGE),
        value(values, LATITUDE)
            .map(latitude ->
                new Location(
                    Double.parseDouble(latitude),
                    value(values, LONGITUDE).map(Double::parseDouble).orElseThrow(),
                    value(values, COUNTRY),
                    value(values, CITY))));
  }

  private static Assessment assessment(List<String> line) {
    Map<String, String> details = new TreeMap<>();
    for (int i = 4; i + 1 < line.size(); i += 2) {
      details.put(line.get(i), line.get(i + 1));
    }
    return new Assessment(Confidence.valueOf(line.get(2)), line.get(3), details);
  }

  private static Metadata metadata(Map<String, String> values, String name) {
    return value(values, name).map(Metadata::new).orElse(Metadata.NONE);
  }

  private static Optional<String> value(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name));
  }
}
