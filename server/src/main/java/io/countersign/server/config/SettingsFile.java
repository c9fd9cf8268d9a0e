package io.countersign.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a YAML file as values by dotted key, each with its line. */
final class SettingsFile {

  private final Path file;
  private final Map<String, Given> values = new LinkedHashMap<>();
  private final List<String> problems;

  private SettingsFile(Path file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * @param problems gets what is wrong with the file itself
   */
  static Map<String, Given> read(Path file, List<String> problems) {
    SettingsFile reading = new SettingsFile(file, problems);
    try {
      reading.compose(Files.readString(file));
    } catch (IOException unreadable) {
      problems.add(file + " cannot be read as UTF-8 text (" + unreadable + ")");
    } catch (YamlEngineException malformed) {
      problems.add(file + " is not valid YAML: " + malformed.getMessage());
    }
    return reading.values;
  }

  private void compose(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file.toString()).setMaxAliasesForCollections(0).build();
    new Compose(settings)
        .composeString(text)
        .ifPresent(root -> {
          switch (root) {
            case MappingNode mapping -> section("", mapping);
            default -> problems.add(source(root) + ": the file must hold settings by name");
          }
        });
  }

  private void section(String prefix, MappingNode mapping) {
    for (NodeTuple tuple : mapping.getValue()) {
      // The composer has refused every other kind of name.
      ScalarNode name = (ScalarNode) tuple.getKeyNode();
      entry(prefix + name.getValue(), name, tuple.getValueNode());
    }
  }

  private void entry(String key, Node name, Node value) {
    switch (value) {
      case MappingNode mapping when mapping.getValue().isEmpty() -> put(key, name, "");
      case MappingNode mapping -> section(key + ".", mapping);
      case ScalarNode scalar -> scalar(key, name, scalar);
      case Node other -> problems.add(source(other) + ": " + key + " must be a single value");
    }
  }

  private void scalar(String key, Node name, ScalarNode value) {
    String text = Tag.NULL.equals(value.getTag()) ? "" : value.getValue();
    put(key, name, text);
  }

  private void put(String key, Node name, String text) {
    Given earlier = values.putIfAbsent(key, new Given(text, source(name)));
    if (earlier != null) {
      problems.add(source(name) + ": " + key + " is set at " + earlier.source() + " already");
    }
  }

  private String source(Node node) {
    return node.getStartMark().map(mark -> file + ":" + (mark.getLine() + 1)).orElse(file + "");
  }
}
