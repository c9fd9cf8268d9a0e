package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.demo.Assertion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What became of somebody: the outcome, its signature, the trace and the log. */
record Ended(Client client, Situation situation) {

  /**
   * @param now the answer to the last request
   * @param version of the policy that was asked
   */
  void check(JsonNode now, int version) throws Exception {
    assertThat(now.path("status").asString())
        .as(now.toString())
        .isEqualTo(situation.approved() ? "approved" : "denied");
    assertThat(now.has("assertion")).isEqualTo(situation.approved());
    if (situation.approved()) {
      proves(now);
    } else {
      denied(now);
    }
    traced(client.read("/v1/authentications/" + now.path("id").asString() + "/trace"), version);
    logged(client.read("/v1/users/" + now.path("userId").asString() + "/activity").toString());
  }

  private void denied(JsonNode now) {
    String end = situation.end();
    assertThat(now.path("reason").asString()).isEqualTo(end);
    assertThat(now.path("message").asString(""))
        .isEqualTo(
            end.equals("denied-by-policy") ? "No MFA factors available for this org + user" : "");
  }

  /** The signed outcome tells what was proved, and nothing else. */
  private void proves(JsonNode now) throws Exception {
    Assertion assertion = Assertion.parse(now.path("assertion").asString());
    assertThat(assertion.isSignedBy(client.read("/.well-known/jwks.json"))).isTrue();
    List<Step> steps = situation.steps();
    TreeSet<String> amr = new TreeSet<>(List.of("pwd"));
    steps.forEach(step -> amr.add(step.amr()));
    if (!steps.isEmpty()) {
      amr.add("mfa");
    }
    JsonNode claims = assertion.claims();
    assertThat(texts(claims.path("amr"))).containsExactlyElementsOf(amr);
    assertThat(claims.path("acr").asString())
        .isEqualTo("urn:countersign:acr:" + (steps.isEmpty() ? "1fa" : "2fa"));
    assertThat(claims.path("sub")).isEqualTo(now.path("userId"));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  private void traced(JsonNode trace, int version) {
    assertThat(trace.path("version").asInt()).isEqualTo(version);
    assertThat(factors(trace, "dropped", "not-enrolled"))
        .isEqualTo(Situation.words(situation.dropped()));
    List<String> kept = factors(trace, "kept", "usable");
    situation
        .steps()
        .forEach(step -> assertThat(kept).as(trace.toString()).contains(kept(step, kept)));
    assertThat(trace.toString().contains("\"failed\""))
        .isEqualTo(situation.end().equals("policy-failed"));
  }

  /** A phone may have been asked for by one of its ways. */
  private static String kept(Step step, List<String> kept) {
    return kept.contains(step.way()) ? step.way() : step.factor();
  }

  private static List<String> factors(JsonNode trace, String what, String why) {
    List<String> factors = new ArrayList<>();
    for (JsonNode finding : trace.path("trace")) {
      if (finding.path("what").asString().equals(what)
          && finding.path("text").asString().equals(why)) {
        factors.add(finding.path("factor").asString());
      }
    }
    return factors;
  }

  /** Auth0's w where somebody could go on without, and mfar where nothing was left. */
  private void logged(String activity) {
    boolean unmet = situation.end().equals("no-usable-factor");
    boolean warned = situation.approved() && !situation.dropped().equals("-");
    assertThat(activity.contains("policy.unmet")).as(activity).isEqualTo(unmet);
    if (!unmet) {
      assertThat(activity.contains("policy.warned")).as(activity).isEqualTo(warned);
    }
  }
}
