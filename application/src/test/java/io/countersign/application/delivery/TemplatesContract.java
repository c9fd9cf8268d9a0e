package io.countersign.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.Channel;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Templates} does, one that speaks English and French. */
public interface TemplatesContract {

  /** The adapter under test. */
  Templates templates();

  @Test
  default void there_are_words_for_every_message() {
    for (Occasion occasion : Occasion.values()) {
      for (Channel channel : List.of(Channel.EMAIL, Channel.SMS, Channel.VOICE)) {
        Templates.Found found =
            templates().find(TenantId.DEFAULT, channel, occasion, Locale.ENGLISH);

        assertThat(found.language()).isEqualTo(Locale.ENGLISH);
        assertThat(found.template().text()).contains("{code}");
        assertThat(found.template().subject()).isNotBlank();
      }
    }
  }

  @Test
  default void the_language_that_is_asked_for_is_spoken_or_the_nearest() {
    for (Locale asked : List.of(Locale.FRENCH, Locale.CANADA_FRENCH)) {
      assertThat(
              templates().find(TenantId.DEFAULT, Channel.EMAIL, Occasion.SIGN_IN, asked).language())
          .isEqualTo(Locale.FRENCH);
    }
  }

  @Test
  default void whoever_speaks_nothing_that_there_is_gets_words_all_the_same() {
    Templates.Found found =
        templates()
            .find(TenantId.DEFAULT, Channel.SMS, Occasion.SIGN_IN, Locale.forLanguageTag("tlh"));

    assertThat(found.template().text()).contains("{code}");
  }
}
