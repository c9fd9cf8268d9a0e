package io.countersign.contracts;

/** What is wrong with the sample factor, and the test of the kit that must say so. */
enum Fault {
  NONE(""),
  ACCEPTS_A_RESPONSE_TWICE("a_response_is_accepted_once"),
  ACCEPTS_THE_CONFIRMATION_AGAIN("the_response_that_confirmed_an_enrollment_signs_nobody_in"),
  ACCEPTS_EVERYTHING("a_wrong_response_is_rejected_and_spends_nothing"),
  CONFIRMS_EVERYTHING("a_wrong_response_confirms_nothing_and_spends_nothing"),
  ACCEPTS_NOTHING("the_right_response_is_accepted_again_and_again_while_it_is_a_new_one"),
  CONFIRMS_NOTHING("the_right_response_confirms_an_enrollment"),
  GIVES_ALL_THE_SAME_KEY("two_enrollments_have_two_identities"),
  GIVES_ALL_THE_SAME_KEY_AND_OTHER_NAMES("the_response_of_another_user_is_rejected"),
  NEEDS_THE_CONFIRMATION("what_an_importable_factor_begins_is_complete_without_a_confirmation"),
  TRIMS_RESPONSES("a_malformed_response_is_refused_by_the_name_of_its_field"),
  TAKES_DIGITS_OF_ANY_SCRIPT("a_malformed_response_is_refused_by_the_name_of_its_field"),
  TAKES_UNKNOWN_FIELDS("a_malformed_confirmation_is_refused_by_the_name_of_its_field"),
  NAMES_ANOTHER_FIELD("a_malformed_response_is_refused_by_the_name_of_its_field"),
  QUOTES_THE_RESPONSE("a_malformed_response_is_refused_by_the_name_of_its_field"),
  TAKES_UNKNOWN_OPTIONS("an_unknown_option_of_an_enrollment_is_refused_by_name"),
  TAKES_UNKNOWN_SETTINGS("an_unknown_setting_is_refused_by_name"),
  CHANGES_ITS_TRAITS("the_type_and_the_traits_never_change"),
  REJECTS_IN_PROSE("a_wrong_response_is_rejected_and_spends_nothing"),
  REMEMBERS_RESPONSES("a_verification_depends_on_nothing_but_what_it_is_given"),
  SPENDS_A_MALFORMED_RESPONSE("a_malformed_response_spends_nothing"),
  HAS_RANDOMNESS_OF_ITS_OWN("the_same_randomness_makes_the_same_enrollment_and_the_same_challenge"),
  SHARES_A_BUFFER("many_threads_do_not_get_into_each_others_way"),
  COUNTS_IN_MILLISECONDS("no_time_is_too_far_away"),
  READS_ANY_CREDENTIAL("a_credential_of_somebody_elses_making_accepts_nothing"),
  PRINTS_ITS_KEY("nothing_that_it_makes_prints_a_secret"),
  SHOWS_THE_ANSWER("a_challenge_does_not_show_its_answer");

  private final String test;

  Fault(String test) {
    this.test = test;
  }

  String test() {
    return test;
  }
}
