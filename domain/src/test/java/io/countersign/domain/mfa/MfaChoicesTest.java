package io.countersign.domain.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfaChoicesTest {

  /** Tenant, organization, user; an empty cell where nothing was chosen. */
  @ParameterizedTest(name = "tenant {0}, organization {1}, user {2} -> {3}")
  @CsvSource({
    "MANDATORY,          ,          , MANDATORY",
    "MANDATORY,          , MANDATORY, MANDATORY",
    "MANDATORY,          , OPTIONAL , OPTIONAL",
    "MANDATORY,          , OFF      , OFF",
    "MANDATORY, MANDATORY,          , MANDATORY",
    "MANDATORY, MANDATORY, MANDATORY, MANDATORY",
    "MANDATORY, MANDATORY, OPTIONAL , MANDATORY",
    "MANDATORY, MANDATORY, OFF      , MANDATORY",
    "MANDATORY, OPTIONAL ,          , MANDATORY",
    "MANDATORY, OPTIONAL , MANDATORY, MANDATORY",
    "MANDATORY, OPTIONAL , OPTIONAL , OPTIONAL",
    "MANDATORY, OPTIONAL , OFF      , OFF",
    "MANDATORY, OFF      ,          , MANDATORY",
    "MANDATORY, OFF      , MANDATORY, MANDATORY",
    "MANDATORY, OFF      , OPTIONAL , OPTIONAL",
    "MANDATORY, OFF      , OFF      , OFF",
    "OPTIONAL ,          ,          , OPTIONAL",
    "OPTIONAL ,          , MANDATORY, MANDATORY",
    "OPTIONAL ,          , OPTIONAL , OPTIONAL",
    "OPTIONAL ,          , OFF      , OFF",
    "OPTIONAL , MANDATORY,          , MANDATORY",
    "OPTIONAL , MANDATORY, MANDATORY, MANDATORY",
    "OPTIONAL , MANDATORY, OPTIONAL , MANDATORY",
    "OPTIONAL , MANDATORY, OFF      , MANDATORY",
    "OPTIONAL , OPTIONAL ,          , OPTIONAL",
    "OPTIONAL , OPTIONAL , MANDATORY, MANDATORY",
    "OPTIONAL , OPTIONAL , OPTIONAL , OPTIONAL",
    "OPTIONAL , OPTIONAL , OFF      , OFF",
    "OPTIONAL , OFF      ,          , OPTIONAL",
    "OPTIONAL , OFF      , MANDATORY, MANDATORY",
    "OPTIONAL , OFF      , OPTIONAL , OPTIONAL",
    "OPTIONAL , OFF      , OFF      , OFF",
    "OFF      ,          ,          , OFF",
    "OFF      ,          , MANDATORY, MANDATORY",
    "OFF      ,          , OPTIONAL , OPTIONAL",
    "OFF      ,          , OFF      , OFF",
    "OFF      , MANDATORY,          , MANDATORY",
    "OFF      , MANDATORY, MANDATORY, MANDATORY",
    "OFF      , MANDATORY, OPTIONAL , MANDATORY",
    "OFF      , MANDATORY, OFF      , MANDATORY",
    "OFF      , OPTIONAL ,          , OPTIONAL",
    "OFF      , OPTIONAL , MANDATORY, MANDATORY",
    "OFF      , OPTIONAL , OPTIONAL , OPTIONAL",
    "OFF      , OPTIONAL , OFF      , OFF",
    "OFF      , OFF      ,          , OFF",
    "OFF      , OFF      , MANDATORY, MANDATORY",
    "OFF      , OFF      , OPTIONAL , OPTIONAL",
    "OFF      , OFF      , OFF      , OFF"
  })
  void what_applies(
      MfaRequirement tenant,
      MfaRequirement organization,
      MfaRequirement user,
      MfaRequirement applies) {
    MfaChoices choices =
        new MfaChoices(tenant, Optional.ofNullable(organization), Optional.ofNullable(user));

    assertThat(choices.requirement()).isEqualTo(applies);
  }
}
