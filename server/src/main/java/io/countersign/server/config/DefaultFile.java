package io.countersign.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints a configuration file with every setting, its documentation and its default. */
public final class DefaultFile {

  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();
  private List<String> open = List.of();

  private DefaultFile() {}

  /** The file; a server that is started with it runs with its defaults. */
  public static String text() {
    Settings settings = Settings.none();
    var _ = Config.read(settings, Path.of(""));
    DefaultFile file = new DefaultFile();
    file.comment(
        "",
        "The configuration of Countersign: every setting with its default. A setting that follows"
            + " from others is commented out. The environment variable named with a setting"
            + " overrides it; with _FILE after its name, it names a file that holds the value.");
    settings.asked().stream().filter(setting -> !isInSection(setting)).forEach(file::setting);
    settings.sections().forEach((name, doc) -> file.section(name, doc, settings.asked()));
    return file.text.toString();
  }

  private static boolean isInSection(Setting setting) {
    return setting.key().contains(".");
  }

  private void section(String name, String doc, List<Setting> settings) {
    text.append('\n');
    comment("", doc);
    text.append(name).append(":\n");
    open = List.of(name);
    settings.stream()
        .filter(setting -> setting.key().startsWith(name + "."))
        .forEach(this::setting);
  }

  private void setting(Setting setting) {
    List<String> path = new ArrayList<>(List.of(setting.key().split("\\.")));
    path.removeLast();
    enter(path);
    String indent = "  ".repeat(path.size());
    comment(indent, setting.doc());
    comment(indent, "[" + setting.range() + "; " + setting.variable() + "]");
    text.append(indent)
        .append(setting.fixed() ? "" : "# ")
        .append(setting.name())
        .append(": ")
        .append(setting.otherwise())
        .append('\n');
  }

  private void enter(List<String> path) {
    if (path.isEmpty()) {
      text.append('\n');
    } else if (!path.equals(open)) {
      text.append("  ".repeat(path.size() - 1)).append(path.getLast()).append(":\n");
    }
    open = path;
  }

  /** A comment, broken between words. */
  private void comment(String indent, String sentence) {
    String start = indent + "#";
    StringBuilder line = new StringBuilder(start);
    for (String word : sentence.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(start);
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }
}
