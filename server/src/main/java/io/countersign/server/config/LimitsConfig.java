package io.countersign.server.config;

import io.countersign.domain.authenticator.GuessLimit;

/**
 * How much may be guessed.
 *
 * @param authenticationAttempts wrong responses in one authentication
 * @param authenticator wrong responses for one authenticator, over all authentications
 * @param enrollmentAttempts wrong responses in one enrollment
 */
public record LimitsConfig(
    int authenticationAttempts, GuessLimit authenticator, int enrollmentAttempts) {

  static LimitsConfig read(Settings settings) {
    Section section =
        settings.section(
            "limits", "How much may be guessed. The limits are exact, whatever happens at once.");
    return new LimitsConfig(
        section.ask(
            "authentication.attempts",
            Kinds.wholeNumber(1, 100),
            "5",
            "After so many wrong responses an authentication is denied."),
        new GuessLimit(
            section.ask(
                "authenticator.failures",
                Kinds.wholeNumber(1, 100),
                "10",
                "After so many wrong responses no further response of the authenticator is"
                    + " evaluated until the window is over. A right one begins anew."),
            section.ask(
                "authenticator.window",
                Kinds.duration("PT1M", "P30D"),
                "PT1H",
                "How long the wrong responses of an authenticator are counted, from the first one"
                    + " on.")),
        section.ask(
            "enrollment.attempts",
            Kinds.wholeNumber(1, 100),
            "5",
            "After so many wrong responses an enrollment has failed."));
  }
}
