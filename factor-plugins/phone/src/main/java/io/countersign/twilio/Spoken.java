package io.countersign.twilio;

import java.util.Locale;
import java.util.Map;

/** What Twilio reads out, in its markup (TwiML). */
final class Spoken {

  /** The accent where a language comes without a country: Twilio's voices have one each. */
  private static final Map<String, String> ACCENTS =
      Map.ofEntries(
          Map.entry("ca", "ca-ES"),
          Map.entry("cs", "cs-CZ"),
          Map.entry("da", "da-DK"),
          Map.entry("de", "de-DE"),
          Map.entry("en", "en-US"),
          Map.entry("es", "es-ES"),
          Map.entry("fi", "fi-FI"),
          Map.entry("fr", "fr-FR"),
          Map.entry("it", "it-IT"),
          Map.entry("ja", "ja-JP"),
          Map.entry("ko", "ko-KR"),
          Map.entry("nb", "nb-NO"),
          Map.entry("nl", "nl-NL"),
          Map.entry("pl", "pl-PL"),
          Map.entry("pt", "pt-BR"),
          Map.entry("ru", "ru-RU"),
          Map.entry("sv", "sv-SE"),
          Map.entry("tr", "tr-TR"),
          Map.entry("zh", "cmn-CN"));

  private Spoken() {}

  static String twiml(Locale language, String words) {
    return "<Response><Say language=\""
        + accent(language)
        + "\">"
        + escaped(words)
        + "</Say></Response>";
  }

  private static String accent(Locale language) {
    return language.getCountry().isEmpty()
        ? ACCENTS.getOrDefault(language.getLanguage(), "en-US")
        : language.getLanguage() + "-" + language.getCountry();
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
