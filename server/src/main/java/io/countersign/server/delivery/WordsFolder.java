package io.countersign.server.delivery;

import io.countersign.application.delivery.Occasion;
import io.countersign.application.delivery.Template;
import io.countersign.application.delivery.Templates;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.tenant.TenantId;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@link Templates} of ours, in several languages, and those of a folder of the operator's before
 * them: {@code <language>.properties} for everybody, {@code <tenant>/<language>.properties} for one
 * tenant. What a file leaves out is taken from the next. All are read at the start, so that a
 * mistake is found then.
 */
public final class WordsFolder implements Templates {

  private static final List<Locale> OURS = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN);
  private static final String ENDING = ".properties";

  private final Map<String, WordsFile> files = new HashMap<>();
  private final Locale otherwise;

  /**
   * @param folder absent for ours only
   * @param otherwise the language of whoever asks for none that there is
   * @throws UnusableWords naming the file and what is wrong in it
   */
  public WordsFolder(Optional<Path> folder, Locale otherwise) {
    this.otherwise = otherwise;
    OURS.forEach(language -> files.put(ours(language), builtIn(language)));
    folder.ifPresent(this::readAll);
  }

  @Override
  public Found find(TenantId tenant, Channel channel, Occasion occasion, Locale language) {
    Locale spoken = spoken(tenant, language);
    List<WordsFile> inOrder = inOrder(tenant, spoken);
    Optional<String> text = first(inOrder, channel, occasion, "text");
    if (text.isEmpty()) {
      return find(tenant, channel, occasion, Locale.ENGLISH);
    }
    Template template =
        new Template(
            first(inOrder, channel, occasion, "subject").orElse("{issuer}"),
            text.get(),
            channel.equals(Channel.EMAIL)
                ? first(inOrder, channel, occasion, "html")
                : Optional.empty());
    return new Found(template, spoken);
  }

  private Locale spoken(TenantId tenant, Locale wanted) {
    return Stream.of(
            wanted,
            Locale.of(wanted.getLanguage()),
            otherwise,
            Locale.of(otherwise.getLanguage()),
            Locale.ENGLISH)
        .filter(language -> !inOrder(tenant, language).isEmpty())
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  private List<WordsFile> inOrder(TenantId tenant, Locale language) {
    String tag = language.toLanguageTag();
    return Stream.of(tenant.value() + "/" + tag, "/" + tag, ours(language))
        .flatMap(name -> Stream.ofNullable(files.get(name)))
        .toList();
  }

  private static Optional<String> first(
      List<WordsFile> files, Channel channel, Occasion occasion, String part) {
    return files.stream().flatMap(file -> file.find(channel, occasion, part).stream()).findFirst();
  }

  private static String ours(Locale language) {
    return "ours/" + language.toLanguageTag() + "/";
  }

  private static WordsFile builtIn(Locale language) {
    String name = language.toLanguageTag() + ENDING;
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(WordsFolder.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      return WordsFile.read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readAll(Path folder) {
    try (Stream<Path> all = Files.walk(folder, 2)) {
      all.filter(file -> file.toString().endsWith(ENDING)).forEach(file -> read(folder, file));
    } catch (IOException e) {
      throw new UnusableWords("the folder of templates " + folder + " cannot be read", e);
    }
  }

  private void read(Path folder, Path file) {
    String name = file.getFileName().toString();
    String tag = name.substring(0, name.length() - ENDING.length());
    String tenant =
        folder.equals(file.getParent())
            ? ""
            : Objects.requireNonNull(file.getParent()).getFileName().toString();
    try (Reader reader = Files.newBufferedReader(file)) {
      files.put(tenant + "/" + Locale.forLanguageTag(tag).toLanguageTag(), WordsFile.read(reader));
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableWords("the template file " + file + " is wrong: " + e.getMessage(), e);
    }
  }
}
