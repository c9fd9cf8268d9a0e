package io.countersign.server.distribution;

import java.util.List;

/**
 * A line of the table of situations.
 *
 * @param example which policy is asked
 * @param has what the user enrolled
 * @param said what the application says when it begins
 * @param asked what the user is asked for, and does
 * @param end {@code approved}, or why not
 * @param dropped what could not be used
 */
record Situation(
    String example, String has, String said, String asked, String end, String dropped) {

  static List<String> words(String text) {
    return text.equals("-") ? List.of() : List.of(text.split(" "));
  }

  List<Step> steps() {
    return Step.parse(asked);
  }

  boolean approved() {
    return end.equals("approved");
  }
}
