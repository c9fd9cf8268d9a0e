package io.countersign.rest.contract;

import io.countersign.rest.fixture.Client;

/** Ada enrolls from her own browser, which her application just signed in. */
abstract class OwnEnrollmentAnswers extends EnrollmentDoorAnswers {

  @Override
  String door() {
    return "/v1/account/enrollments";
  }

  @Override
  Client caller() {
    return ownAccount("ada");
  }

  @Override
  String proof() {
    return "";
  }
}
