package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What somebody is asked for, and does.
 *
 * @param choice whether nothing is asked before one is chosen
 * @param offered factors, of which the first is asked for unless it is a choice
 * @param way by which the first is asked for, or empty
 * @param taken a factor, or a way, instead of what is asked for; or empty
 */
record Step(boolean choice, List<String> offered, String way, String taken) {

  private static final Pattern FORM =
      Pattern.compile("(\\?)?([a-z/-]+)(?::([a-z]+))?(?:>([a-z]+))?");

  /** All steps, as the table of situations has them. */
  static List<Step> parse(String text) {
    List<Step> steps = new ArrayList<>();
    if (!text.equals("-")) {
      for (String each : text.split(", ")) {
        steps.add(one(each));
      }
    }
    return steps;
  }

  private static Step one(String text) {
    Matcher form = FORM.matcher(text);
    assertThat(form.matches()).as(text).isTrue();
    return new Step(
        form.group(1) != null,
        List.of(form.group(2).split("/")),
        Objects.requireNonNullElse(form.group(3), ""),
        Objects.requireNonNullElse(form.group(4), ""));
  }

  private boolean otherWay() {
    return !taken.isEmpty() && !offered.contains(taken);
  }

  /** The factor that is proved in the end. */
  String factor() {
    return taken.isEmpty() || otherWay() ? offered.getFirst() : taken;
  }

  /** Of what is proved (RFC 8176). */
  String amr() {
    return switch (factor()) {
      case "totp" -> "otp";
      case "phone" -> way.equals("voice") || otherWay() ? "tel" : "sms";
      case "push" -> "swk";
      default -> factor();
    };
  }

  /** Goes through it: what is asked must be this. */
  JsonNode taken(Person by, JsonNode asked) throws Exception {
    assertThat(asked.path("status").asString()).as(asked.toString()).isEqualTo("pending");
    assertThat(asked.has("assertion")).isFalse();
    assertThat(asked.path("next").asString()).isEqualTo(choice ? "choose" : "verify");
    assertThat(offers(asked)).isEqualTo(offered);
    if (!way.isEmpty()) {
      assertThat(asked.at("/challenge/shown/channel").asString()).isEqualTo(way);
    }
    return by.prove(chosen(by, asked));
  }

  private JsonNode chosen(Person by, JsonNode asked) throws Exception {
    if (taken.isEmpty()) {
      return asked;
    }
    JsonNode chosen = otherWay() ? by.instead(asked, taken) : by.choose(asked, taken);
    assertThat(chosen.at("/challenge/authenticator/factor").asString()).isEqualTo(factor());
    if (otherWay()) {
      assertThat(chosen.at("/challenge/shown/channel").asString()).isEqualTo(taken);
    }
    return chosen;
  }

  private static List<String> offers(JsonNode asked) {
    List<String> factors = new ArrayList<>();
    JsonNode challenged = asked.at("/challenge/authenticator/factor");
    if (challenged.isString()) {
      factors.add(challenged.asString());
    }
    asked.path("alternatives").forEach(one -> factors.add(one.path("factor").asString()));
    return factors;
  }
}
