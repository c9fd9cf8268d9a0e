package io.countersign.server.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings that no plugin was given. They may be there for an archive that is put into the folder
 * later, or for one that was refused; what can never be used is a mistake.
 *
 * @param refused whether there are archives that are not used
 */
record UnusedSettings(PluginOptions options, Loaded loaded, boolean refused) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,31}");

  /** What stops a start. */
  List<String> problems() {
    boolean maybeLater = options.watch() || refused;
    List<String> problems = new ArrayList<>();
    unused()
        .filter(name -> !maybeLater || !NAME.matcher(last(name)).matches())
        .forEach(name -> problems.add(name + " is set, but no plugin brought that"));
    return problems;
  }

  /** What is told whenever the plugins have changed. */
  List<String> warnings() {
    Set<String> names = unused().collect(Collectors.toCollection(TreeSet::new));
    return names.isEmpty()
        ? List.of()
        : List.of(String.join(", ", names) + " set, but no plugin has brought that yet");
  }

  private Stream<String> unused() {
    Set<String> factors =
        loaded.factors().stream()
            .map(factor -> factor.loaded().type().value())
            .collect(Collectors.toSet());
    Set<String> transports = loaded.transportNames().collect(Collectors.toSet());
    return Stream.concat(
        options.factors().keySet().stream()
            .filter(type -> !factors.contains(type))
            .sorted()
            .map("factors."::concat),
        options.transports().keySet().stream()
            .filter(name -> !transports.contains(name))
            .sorted()
            .map("transports."::concat));
  }

  private static String last(String name) {
    return name.substring(name.indexOf('.') + 1);
  }
}
