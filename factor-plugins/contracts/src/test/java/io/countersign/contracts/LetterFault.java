package io.countersign.contracts;

/** What is wrong with the factor that sends letters, and the test of the kit that must say so. */
enum LetterFault {
  NONE(""),
  SENDS_NOTHING("an_enrollment_that_is_only_a_code_on_its_way_has_a_message"),
  SENDS_NOTHING_AGAIN("an_enrollment_that_is_only_a_code_on_its_way_has_a_message"),
  SENDS_THE_SAME_AGAIN("an_enrollment_that_was_begun_again_takes_the_new_response_only"),
  LIVES_FOR_AN_HOUR("a_message_has_a_code_and_ends_in_time"),
  ACCEPTS_WHAT_CAME_TOO_LATE("a_code_that_came_too_late_is_rejected"),
  SHOWS_THE_CODE("what_is_sent_is_not_shown"),
  SHOWS_THE_ADDRESS("what_is_sent_is_not_shown"),
  TELLS_THE_ADDRESS("what_is_sent_is_not_shown"),
  MASKS_NOTHING("nothing_that_it_makes_prints_a_secret"),
  HAS_NO_IDENTITY_OF_ITS_OWN("two_enrollments_have_two_identities"),
  ANSWERS_FOR_SOMEBODY_ELSE("the_one_that_was_asked_is_the_one_that_answers"),
  TAKES_UNKNOWN_FIELDS_WITHIN("a_malformed_response_is_refused_by_the_name_of_its_field"),
  TAKES_NO_OBJECT("a_malformed_response_is_refused_by_the_name_of_its_field"),
  IS_ITS_OWN_VARIANT("a_variant_has_another_name_than_the_factor"),
  REMEMBERS_ONE_RANDOMNESS("the_same_randomness_makes_the_same_enrollment_and_the_same_challenge"),
  ENDS_WITH_TIME("it_works_at_any_time_that_people_may_set_a_clock_to");

  private final String test;

  LetterFault(String test) {
    this.test = test;
  }

  String test() {
    return test;
  }
}
