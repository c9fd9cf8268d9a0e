package io.countersign.server.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a command is called.
 *
 * @param name one word or more
 * @param operands what comes after the name, all of it required
 * @param summary one line
 */
record Syntax(String name, List<String> operands, List<Option> options, String summary) {

  private static final int NARROW = 18;

  Syntax(String name, String summary, Option... options) {
    this(name, List.of(), List.of(options), summary);
  }

  List<String> words() {
    return List.of(name.split(" ", -1));
  }

  String usage() {
    return Stream.concat(
            Stream.concat(Stream.of(name), operands.stream()),
            options.stream().map(option -> "[" + option.usage() + "]"))
        .collect(Collectors.joining(" "));
  }

  private int width() {
    return options.stream().mapToInt(option -> option.usage().length()).reduce(NARROW, Math::max);
  }

  String help() {
    String lines =
        options.stream()
            .map(option -> ("  %-" + width() + "s %s%n").formatted(option.usage(), option.doc()))
            .collect(Collectors.joining());
    return "Usage: countersign %s%n%n%s%n%s".formatted(usage(), summary, lines);
  }
}
