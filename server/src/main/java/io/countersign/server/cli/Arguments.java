package io.countersign.server.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command was called with.
 *
 * @param options the values by option; a flag has an empty one
 */
record Arguments(List<String> operands, Map<String, List<String>> options) {

  /**
   * @throws CommandFailed if anything in {@code words} is not of the syntax
   */
  static Arguments parse(Syntax syntax, List<String> words) throws CommandFailed {
    List<String> operands = new ArrayList<>();
    Map<String, List<String>> options = new HashMap<>();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      if (word.startsWith("--")) {
        Option option = named(syntax, word);
        options
            .computeIfAbsent(option.name(), _ -> new ArrayList<>())
            .add(value(option, word, rest));
      } else {
        operands.add(word);
      }
    }
    if (operands.size() != syntax.operands().size()) {
      throw CommandFailed.usage("to be called as: countersign " + syntax.usage());
    }
    return new Arguments(operands, options);
  }

  private static Option named(Syntax syntax, String word) throws CommandFailed {
    String name = word.split("=", 2)[0];
    return syntax.options().stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> CommandFailed.usage(name + " is no option of countersign " + syntax.usage()));
  }

  private static String value(Option option, String word, Iterator<String> rest)
      throws CommandFailed {
    boolean attached = word.contains("=");
    if (option.value().isPresent() && (attached || rest.hasNext())) {
      return attached ? word.substring(word.indexOf('=') + 1) : rest.next();
    }
    if (option.value().isEmpty() && !attached) {
      return "";
    }
    throw CommandFailed.usage("to be written as " + option.usage());
  }

  boolean has(Option option) {
    return options.containsKey(option.name());
  }

  /** The value given last. */
  Optional<String> value(Option option) {
    return Optional.ofNullable(options.get(option.name())).map(List::getLast);
  }

  List<String> values(Option option) {
    return options.getOrDefault(option.name(), List.of());
  }
}
