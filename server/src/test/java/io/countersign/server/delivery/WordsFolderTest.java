package io.countersign.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.delivery.Occasion;
import io.countersign.application.delivery.Template;
import io.countersign.application.delivery.Templates;
import io.countersign.application.delivery.TemplatesContract;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of messages: ours, and those of an operator before them. */
class WordsFolderTest implements TemplatesContract {

  private static final TenantId ACME = new TenantId("acme");

  @TempDir private Path folder;

  @Override
  public Templates templates() {
    return new WordsFolder(Optional.empty(), Locale.ENGLISH);
  }

  @Test
  void every_message_has_words_in_each_of_our_languages() {
    WordsFolder words = new WordsFolder(Optional.empty(), Locale.ENGLISH);
    for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN)) {
      for (Occasion occasion : Occasion.values()) {
        for (Channel channel :
            List.of(Channel.EMAIL, Channel.SMS, Channel.VOICE, new Channel("pigeon"))) {
          var found = words.find(ACME, channel, occasion, language);

          assertThat(found.language()).isEqualTo(language);
          assertThat(found.template().text()).contains("{code}");
          assertThat(found.template().html().isPresent()).isEqualTo(channel.equals(Channel.EMAIL));
        }
      }
    }
  }

  @Test
  void a_call_says_the_code_twice() {
    WordsFolder words = new WordsFolder(Optional.empty(), Locale.ENGLISH);

    assertThat(text(words, Channel.VOICE, Locale.GERMAN).split("\\{code}", -1)).hasSize(3);
  }

  @Test
  void whoever_speaks_another_language_gets_the_nearest_and_then_that_of_the_installation() {
    WordsFolder words = new WordsFolder(Optional.empty(), Locale.GERMANY);

    assertThat(language(words, Locale.CANADA_FRENCH)).isEqualTo(Locale.FRENCH);
    assertThat(language(words, Locale.JAPANESE)).isEqualTo(Locale.GERMAN);
  }

  @Test
  void a_tenant_has_its_own_words_before_everybodys_and_those_before_ours() throws IOException {
    Files.createDirectory(folder.resolve("acme"));
    Files.writeString(folder.resolve("en.properties"), "sms.any.text=All: {code}\n");
    Files.writeString(
        folder.resolve("acme/en.properties"), "sms.sign-in.text=Acme: {code}, {minutes} min\n");
    WordsFolder words = new WordsFolder(Optional.of(folder), Locale.ENGLISH);

    assertThat(text(words, Channel.SMS, Locale.ENGLISH)).isEqualTo("Acme: {code}, {minutes} min");
    assertThat(words.find(ACME, Channel.SMS, Occasion.ENROLLMENT, Locale.ENGLISH).template().text())
        .isEqualTo("All: {code}");
    assertThat(
            words
                .find(TenantId.DEFAULT, Channel.SMS, Occasion.SIGN_IN, Locale.ENGLISH)
                .template()
                .text())
        .isEqualTo("All: {code}");
    assertThat(text(words, Channel.EMAIL, Locale.ENGLISH)).contains("{issuer}");
  }

  @Test
  void a_language_of_the_operators_own_falls_back_to_english_where_it_is_silent()
      throws IOException {
    Files.writeString(folder.resolve("pt-BR.properties"), "sms.any.text=Código: {code}\n");
    WordsFolder words = new WordsFolder(Optional.of(folder), Locale.ENGLISH);

    assertThat(text(words, Channel.SMS, Locale.forLanguageTag("pt-BR")))
        .isEqualTo("Código: {code}");
    var email = words.find(ACME, Channel.EMAIL, Occasion.SIGN_IN, Locale.forLanguageTag("pt-BR"));
    assertThat(email.language()).isEqualTo(Locale.ENGLISH);
    assertThat(email.template().text()).contains("{code}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sms.any.text=no code in it",
        "sms.any.text={code} for {name}",
        "sms.any.subject=the {code} where everybody reads it",
        "sms.any.sound={code}",
        "sms.text={code}"
      })
  void a_mistake_is_found_at_the_start_and_named(String line) throws IOException {
    Files.writeString(folder.resolve("en.properties"), line);

    assertThatExceptionOfType(UnusableWords.class)
        .isThrownBy(() -> new WordsFolder(Optional.of(folder), Locale.ENGLISH))
        .withMessageContaining("en.properties")
        .withMessageContaining(line.substring(0, line.indexOf('=')));
  }

  @Test
  void a_folder_that_is_not_there_is_a_mistake() {
    assertThatExceptionOfType(UnusableWords.class)
        .isThrownBy(() -> new WordsFolder(Optional.of(folder.resolve("none")), Locale.ENGLISH));
  }

  private static String text(WordsFolder words, Channel channel, Locale language) {
    Template found = words.find(ACME, channel, Occasion.SIGN_IN, language).template();
    return found.text();
  }

  private static Locale language(WordsFolder words, Locale wanted) {
    return words.find(ACME, Channel.SMS, Occasion.SIGN_IN, wanted).language();
  }
}
