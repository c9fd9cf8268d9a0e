package io.countersign.server.demo;

import java.io.PrintStream;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the tour.
 *
 * @param colors whether {@code out} is a terminal
 */
record Narrator(PrintStream out, boolean colors) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int WIDTH = 100;
  private static final int SHOWN_OF_IMAGE = 60;

  /** What happens next, and why. */
  void step(int number, String title) {
    String heading = "── " + number + ". " + title + " ";
    out.println();
    out.println(bold(heading + "─".repeat(Math.max(3, WIDTH - heading.length()))));
  }

  void say(String sentence) {
    out.println(sentence);
  }

  void request(String method, String path, Optional<String> key, Optional<JsonNode> body) {
    out.println();
    out.println(blue("→ " + method + " " + path));
    key.ifPresent(token -> out.println(dim("  Authorization: Bearer " + token)));
    body.ifPresent(this::json);
  }

  void answer(int status, JsonNode body) {
    out.println((status < 400 ? green("← " + status) : red("← " + status)));
    json(body);
  }

  void json(JsonNode node) {
    JSON.writeValueAsString(shortened(node)).lines().forEach(line -> out.println("  " + line));
  }

  /** Nobody reads an image as text. */
  private static JsonNode shortened(JsonNode node) {
    JsonNode copy = node.deepCopy();
    if (copy.path("shown") instanceof ObjectNode shown && shown.has("qrSvg")) {
      String svg = shown.path("qrSvg").asString();
      shown.put(
          "qrSvg",
          svg.substring(0, Math.min(SHOWN_OF_IMAGE, svg.length()))
              + "… (%d characters in all)".formatted(svg.length()));
    }
    return copy;
  }

  private String bold(String text) {
    return styled("1", text);
  }

  private String dim(String text) {
    return styled("2", text);
  }

  private String red(String text) {
    return styled("31", text);
  }

  private String green(String text) {
    return styled("32", text);
  }

  private String blue(String text) {
    return styled("34", text);
  }

  private String styled(String code, String text) {
    return colors ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
