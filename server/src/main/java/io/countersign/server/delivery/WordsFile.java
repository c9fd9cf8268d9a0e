package io.countersign.server.delivery;

import io.countersign.application.delivery.Occasion;
import io.countersign.application.delivery.Template;
import io.countersign.domain.factor.Channel;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.Properties;

/**
 * The words of messages in one language: {@code <channel>.<occasion>.subject}, {@code .text} and
 * {@code .html}. Instead of the channel or the occasion there may be {@code any}; what names both
 * is taken before what names only the channel, and that before what names only the occasion.
 */
final class WordsFile {

  private static final String ANY = "any";

  private final Properties words;

  private WordsFile(Properties words) {
    this.words = words;
  }

  /**
   * @throws IllegalArgumentException if the words are not those of a template, or a name is no such
   */
  static WordsFile read(Reader reader) throws IOException {
    Properties words = new Properties();
    words.load(reader);
    for (String name : words.stringPropertyNames()) {
      check(name, words.getProperty(name));
    }
    return new WordsFile(words);
  }

  private static void check(String name, String value) {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(name + " is not <channel>.<occasion>.<part>");
    }
    try {
      var _ =
          switch (parts[2]) {
            case "subject" -> new Template(value, "{code}", Optional.empty());
            case "text" -> new Template("", value, Optional.empty());
            case "html" -> new Template("", "{code}", Optional.of(value));
            default -> throw new IllegalArgumentException("its part is no subject, text or html");
          };
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
    }
  }

  Optional<String> find(Channel channel, Occasion occasion, String part) {
    return word(channel.value(), occasion.text(), part)
        .or(() -> word(channel.value(), ANY, part))
        .or(() -> word(ANY, occasion.text(), part))
        .or(() -> word(ANY, ANY, part));
  }

  private Optional<String> word(String channel, String occasion, String part) {
    return Optional.ofNullable(words.getProperty(channel + "." + occasion + "." + part));
  }
}
