package io.countersign.rest.authentication;

import io.countersign.application.authentication.Standing;
import io.countersign.application.browser.RecognizedBrowser;
import io.countersign.domain.authentication.Assurance;
import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.FactorType;
import io.countersign.rest.authenticator.ProfileJson;
import io.countersign.rest.backupcode.BackupCodesJson;
import io.countersign.rest.delivery.DeliveryJson;
import io.countersign.rest.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Where an authentication stands, as JSON. */
public final class StandingJson {
  private StandingJson() {}

  /**
   * Its properties.
   *
   * @param reader who is told: nobody but the client that asked gets the assertion, which opens
   *     that client's door
   */
  public static void write(JsonGenerator out, Standing standing, ClientId reader) {
    var authentication = standing.authentication();
    out.writeStringProperty("id", authentication.id().toString());
    out.writeStringProperty("userId", authentication.user().value());
    out.writeStringProperty("status", status(standing.progress()));
    out.writeStringProperty("next", next(standing.progress()));
    Json.time(out, "createdAt", authentication.createdAt());
    Json.time(out, "expiresAt", authentication.expiresAt());
    out.writeNumberProperty("attemptsLeft", standing.attemptsLeft());
    standing
        .backupCodes()
        .ifPresent(set -> Json.object(out, "backupCodes", () -> BackupCodesJson.write(out, set)));
    switch (standing.progress()) {
      case Progress.Challenged(var challenge) -> challenged(out, challenge, standing);
      case Progress.Choosing() -> alternatives(out, standing.choices());
      case Progress.EnrollmentDue due -> enroll(out, due);
      case Progress.Denied(var reason, _) -> denied(out, reason, standing);
      case Progress.Approved _ -> approved(out, standing, reader);
      case Progress.Expired _ -> {}
    }
  }

  /** What a trusted browser is to keep instead of the token that it showed. */
  static void write(JsonGenerator out, RecognizedBrowser browser) {
    Json.object(
        out,
        "browser",
        () -> {
          out.writeStringProperty("id", browser.id().toString());
          browser
              .token()
              .ifPresent(token ->
                  out.writeStringProperty(
                      "token", new String(token.reveal(), StandardCharsets.US_ASCII)));
          Json.time(out, "expiresAt", browser.expiresAt());
        });
  }

  /** How the progress is called. */
  static String status(Progress progress) {
    return switch (progress) {
      case Progress.Challenged _, Progress.Choosing _, Progress.EnrollmentDue _ -> "pending";
      case Progress.Approved _ -> "approved";
      case Progress.Denied _ -> "denied";
      case Progress.Expired _ -> "expired";
    };
  }

  private static String next(Progress progress) {
    return switch (progress) {
      case Progress.Challenged _ -> "verify";
      case Progress.Choosing _ -> "choose";
      case Progress.EnrollmentDue _ -> "enroll";
      case Progress.Approved _, Progress.Denied _, Progress.Expired _ -> "done";
    };
  }

  private static void enroll(JsonGenerator out, Progress.EnrollmentDue due) {
    Json.object(
        out,
        "enroll",
        () -> {
          Json.texts(
              out, "factors", due.factors().stream().map(FactorType::value).sorted().toList());
          out.writeBooleanProperty("skippable", due.skippable());
        });
  }

  private static void challenged(JsonGenerator out, Challenge challenge, Standing standing) {
    Json.object(
        out,
        "challenge",
        () -> {
          out.writeStringProperty("id", challenge.id().toString());
          Json.object(
              out, "authenticator", () -> challengedOne(out, challenge, standing.choices()));
          standing.shown().ifPresent(shown -> Json.property(out, "shown", shown.fields()));
          DeliveryJson.write(out, standing.delivery());
          Json.time(out, "createdAt", challenge.createdAt());
        });
    AuthenticatorId asked = challenge.authenticator();
    alternatives(
        out, standing.choices().stream().filter(choice -> !choice.id().equals(asked)).toList());
  }

  private static void denied(JsonGenerator out, String reason, Standing standing) {
    out.writeStringProperty("reason", reason);
    standing
        .authentication()
        .deliberation()
        .message()
        .ifPresent(message -> out.writeStringProperty("message", message));
  }

  private static void alternatives(JsonGenerator out, List<Authenticator> choices) {
    Json.objects(
        out,
        "alternatives",
        choices,
        choice -> {
          choice(out, choice.id(), choice.factor());
          out.writeStringProperty("label", choice.label().value());
          ProfileJson.write(out, choice.profile());
        });
  }

  /** Without its label if it was revoked meanwhile. */
  private static void challengedOne(
      JsonGenerator out, Challenge challenge, List<Authenticator> choices) {
    choice(out, challenge.authenticator(), challenge.factor());
    choices.stream()
        .filter(choice -> choice.id().equals(challenge.authenticator()))
        .forEach(choice -> {
          out.writeStringProperty("label", choice.label().value());
          ProfileJson.write(out, choice.profile());
        });
  }

  private static void choice(JsonGenerator out, AuthenticatorId id, FactorType factor) {
    out.writeStringProperty("id", id.toString());
    out.writeStringProperty("factor", factor.value());
  }

  private static void approved(JsonGenerator out, Standing standing, ClientId reader) {
    Assurance assurance = standing.authentication().assurance();
    Json.object(
        out,
        "assurance",
        () -> {
          Json.texts(out, "amr", assurance.amr());
          out.writeStringProperty("acr", assurance.acr());
          assurance.authTime().ifPresent(at -> Json.time(out, "authTime", at));
        });
    standing
        .assertion()
        .filter(_ -> standing.authentication().client().equals(reader))
        .ifPresent(jwt -> out.writeStringProperty("assertion", jwt));
  }
}
