package io.countersign.rest.contract;

import io.countersign.rest.fixture.Client;

/** A backend enrolls ada, whose password it just checked. */
abstract class UsersEnrollmentAnswers extends EnrollmentDoorAnswers {

  @Override
  String door() {
    return "/v1/users/ada/enrollments";
  }

  @Override
  Client caller() {
    return client;
  }

  @Override
  String proof() {
    return ", \"proof\": {\"firstFactor\": " + password() + "}";
  }
}
