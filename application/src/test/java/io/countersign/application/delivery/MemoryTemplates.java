package io.countersign.application.delivery;

import io.countersign.domain.factor.Channel;
import io.countersign.domain.tenant.TenantId;
import java.util.Locale;
import java.util.Optional;

/** {@link Templates} in English and French. */
public final class MemoryTemplates implements Templates {

  @Override
  public Found find(TenantId tenant, Channel channel, Occasion occasion, Locale language) {
    boolean french = language.getLanguage().equals("fr");
    Template template =
        new Template(
            (french ? "Votre code pour {issuer}: " : "Your code for {issuer}: ") + occasion.text(),
            (french ? "Le code est {code}, " : "The code is {code}, ") + "{minutes} min.",
            channel.equals(Channel.EMAIL)
                ? Optional.of("<p>{issuer}: <b>{code}</b></p>")
                : Optional.empty());
    return new Found(template, french ? Locale.FRENCH : Locale.ENGLISH);
  }
}
