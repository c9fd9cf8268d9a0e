package io.countersign.policies.actions;

import static io.countersign.policies.actions.Asked.answer;
import static io.countersign.policies.actions.Asked.commands;
import static io.countersign.policies.actions.Asked.remarks;
import static io.countersign.policies.actions.Asked.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Command.EnrollWith;
import io.countersign.domain.policy.Command.EnrollWithAny;
import io.countersign.domain.policy.Command.Require;
import io.countersign.domain.policy.PolicyFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {

  private static FactorType factor(String name) {
    return new FactorType(name);
  }

  @ParameterizedTest
  @CsvSource({
    "otp,totp",
    "email,email",
    "phone,phone",
    "push-notification,push",
    "push,push",
    "webauthn-platform,webauthn-platform",
    "webauthn-roaming,webauthn-roaming",
    "recovery-code,backup-code",
    "totp,totp",
    "sms,sms",
    "carrier-pigeon,carrier-pigeon"
  })
  void factors_are_translated(String theirs, String ours) {
    assertThat(commands("api.authentication.challengeWith({type: '" + theirs + "'});"))
        .containsExactly(new ChallengeWith(factor(ours)));
  }

  @ParameterizedTest
  @CsvSource({"sms,sms", "voice,voice", "both,phone", "pigeon,phone"})
  void a_phone_may_be_preferred_in_one_way(String preferred, String ours) {
    assertThat(
            commands(
                "api.authentication.challengeWithAny([{type: 'phone', options: {preferredMethod: '"
                    + preferred
                    + "'}}]);"))
        .containsExactly(new ChallengeWithAny(types(ours)));
  }

  @Test
  void commands_keep_their_order_and_their_lines() {
    Answer answer =
        answer(
            """

            const twice = () => {
              api.authentication.challengeWith({type: 'otp'});
            };
            twice();
            api.authentication.enrollWithAny([{type: 'phone'}, {type: 'otp'}]);
            api.authentication.enrollWith({type: 'email'});
            api.multifactor.enable('any', {allowRememberBrowser: true});
            """);

    assertThat(commands(answer))
        .containsExactly(
            new ChallengeWith(factor("totp")),
            new EnrollWithAny(types("phone", "totp")),
            new EnrollWith(factor("email")),
            new Require(MfaRequirement.MANDATORY, true));
    assertThat(answer.commands())
        .extracting(said -> said.origin().stage() + said.origin().line().orElse(0))
        .containsExactly("first3", "first6", "first7", "first8");
  }

  @Test
  void what_may_be_tried_instead_when_enrolling_makes_a_choice() {
    assertThat(
            commands(
                "api.authentication.enrollWith({type: 'otp'}, {additionalFactors: [{type: 'phone'}]});"))
        .containsExactly(new EnrollWithAny(types("totp", "phone")));
  }

  @Test
  void each_factor_counts_once() {
    assertThat(
            commands(
                "api.authentication.challengeWith({type: 'otp'}, {additionalFactors:"
                    + " [{type: 'otp'}, {type: 'phone'}, {type: 'phone'}]});"))
        .containsExactly(new ChallengeWith(factor("totp"), types("phone")));
  }

  @ParameterizedTest
  @CsvSource({
    "any,MANDATORY",
    "guardian,MANDATORY",
    "google-authenticator,MANDATORY",
    "duo,MANDATORY",
    "whatever,MANDATORY",
    "none,OFF"
  })
  void multifactor_replaces_what_the_tenant_demands(String provider, MfaRequirement requirement) {
    assertThat(commands("api.multifactor.enable('" + provider + "');"))
        .containsExactly(new Require(requirement, false));
  }

  @Test
  void who_denies_denies_whatever_else_was_said() {
    assertThat(
            commands(
                "api.authentication.challengeWith({type: 'otp'}); api.access.deny('first');"
                    + "api.access.deny('second'); api.multifactor.enable('none');"))
        .containsExactly(new Deny("first"));
  }

  @Test
  void a_reason_is_cleaned_and_cut() {
    assertThat(commands("api.access.deny('a\\u0000b\\r\\nc' + 'x'.repeat(1000));"))
        .containsExactly(new Deny("a b  c" + "x".repeat(249)));
    assertThat(commands("api.access.deny();")).containsExactly(new Deny("denied"));
    assertThat(commands("api.access.deny(7);")).containsExactly(new Deny("7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.session.revoke('gone')|gone",
        "api.refreshToken.revoke('gone')|gone",
        "api.validation.error('code', 'not valid')|not valid",
        "api.validation.error('code')|code"
      })
  void what_ends_a_login_at_auth0_ends_it_here(String call, String reason) {
    assertThat(commands(call)).containsExactly(new Deny(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.redirect.sendUserTo('https://example.org')|redirect-not-available",
        "api.prompt.render('form')|prompt-not-available",
        "api.authentication.setPrimaryUser('u-2')|not-available"
      })
  void what_cannot_be_done_fails_even_if_nobody_looks(String call, String code) {
    assertThatThrownBy(() -> answer("try { " + call + "; } catch {}"))
        .isInstanceOfSatisfying(
            PolicyFailed.class, failed -> assertThat(failed.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await api.groups.getUserGroups()",
        "await api.groups.hasGroupMembership(['x'])",
        "await api.roles.getUserEffectiveRoles()",
        "await api.roles.getUserEffectiveRolesByIds([])",
        "await api.roles.getUserEffectiveRolesByNames([])",
        "api.redirect.encodeToken({})",
        "api.redirect.validateToken({})"
      })
  void what_nobody_here_knows_is_not_available(String call) {
    assertThatThrownBy(() -> answer(call + ";"))
        .isInstanceOfSatisfying(
            PolicyFailed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("not-available");
              assertThat(failed).hasMessageContaining("first, line 1: api.");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "idToken.setCustomClaim",
        "accessToken.setCustomClaim",
        "authentication.recordMethod",
        "samlResponse.setAttribute",
        "samlResponse.setTypedAttributes"
      })
  void what_has_no_effect_is_remarked_and_can_be_chained(String name) {
    Answer answer = answer("if (api." + name + "('a', 'b') !== api) { throw new Error('x'); }");

    assertThat(answer.commands()).isEmpty();
    assertThat(remarks(answer)).containsExactly("api." + name + " has no effect here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accessToken.addScope",
        "accessToken.removeScope",
        "session.setExpiresAt",
        "session.setCookieMode",
        "refreshToken.setMetadata",
        "refreshToken.evictMetadata"
      })
  void what_gives_nothing_back_gives_nothing_back(String name) {
    assertThat(remarks(answer("console.log(api." + name + "('a', 'b'));")))
        .containsExactly("api." + name + " has no effect here", "undefined");
  }

  @Test
  void calls_that_are_chained_at_auth0_are_chained_here() {
    assertThat(commands("return api.multifactor.enable('any').access.deny('x').idToken;"))
        .containsExactly(new Deny("x"));
  }

  @Test
  void calls_may_be_awaited() {
    assertThat(commands("await api.authentication.challengeWith({type: 'otp'}); await 1;"))
        .containsExactly(new ChallengeWith(factor("totp")));
  }

  @Test
  void small_questions_have_answers() {
    assertThat(
            remarks(answer("console.log(api.rules.wasExecuted('x'), api.redirect.canRedirect());")))
        .containsExactly("false false");
  }

  @Test
  void the_shapes_of_the_wild_are_taken_for_what_they_mean() {
    Answer list = answer("api.authentication.challengeWith([{type: 'otp'}, {type: 'email'}]);");
    assertThat(commands(list)).containsExactly(new ChallengeWith(factor("totp"), types("email")));
    assertThat(remarks(list)).hasSize(1);

    Answer option =
        answer(
            "api.authentication.challengeWith({type: 'phone', option: {preferredMethod: 'sms'}});");
    assertThat(commands(option)).containsExactly(new ChallengeWith(factor("sms")));
    assertThat(remarks(option)).hasSize(1);

    Answer text = answer("api.authentication.challengeWithAny('otp');");
    assertThat(commands(text)).containsExactly(new ChallengeWithAny(types("totp")));
    assertThat(remarks(text)).hasSize(2);

    Answer more = answer("api.authentication.challengeWith({type: 'otp', color: 1});");
    assertThat(commands(more)).containsExactly(new ChallengeWith(factor("totp")));
    assertThat(remarks(more)).containsExactly("a factor has no color: ignored");
  }

  @Test
  void factors_as_they_are_enrolled_can_be_asked_for() {
    Answer answer =
        answer(
            "api.authentication.challengeWithAny(event.user.enrolledFactors);",
            Login.of().enrolled("totp", "email").enrolledWith("phone", "sms"));

    assertThat(commands(answer))
        .containsExactly(new ChallengeWithAny(types("totp", "email", "sms")));
    assertThat(remarks(answer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "challengeWith({type: 'No Factor'})",
        "challengeWith({})",
        "challengeWith()",
        "challengeWithAny([])",
        "challengeWithAny([{}, null, 7])",
        "challengeWithAny()"
      })
  void a_challenge_without_factors_remains_one(String call) {
    assertThat(commands("api.authentication." + call + ";"))
        .containsExactly(new ChallengeWithAny(types()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollWith({type: '!'})", "enrollWithAny([])"})
  void an_enrollment_without_factors_remains_one(String call) {
    assertThat(commands("api.authentication." + call + ";"))
        .containsExactly(new EnrollWithAny(types()));
  }

  @Test
  void the_first_alternative_takes_the_place_of_a_factor_that_is_none() {
    assertThat(
            commands(
                "api.authentication.challengeWith({type: '!'}, {additionalFactors:"
                    + " [{type: 'otp'}, {type: 'email'}]});"))
        .containsExactly(new ChallengeWith(factor("totp"), types("email")));
  }

  @Test
  void a_cache_lasts_for_one_action() {
    assertThat(
            remarks(
                answer(
                    """
                    const set = api.cache.set('k', 'v', {ttl: 1000});
                    console.log(set.type, set.record.value, api.cache.get('k').value);
                    console.log(api.cache.delete('k').type, api.cache.get('k'), api.cache.delete('k').code);
                    console.log(api.cache.set('k'.repeat(65), 'v').code, api.cache.set('k', 'v'.repeat(4097)).code);
                    console.log(api.cache.set('k', 'v', {expires_at: 1}).code, api.cache.set('k', 'v', {ttl: -1}).code);
                    """)))
        .containsExactly(
            "success v v",
            "success undefined CacheKeyDoesNotExist",
            "CacheKeySizeExceeded CacheValueSizeExceeded",
            "ItemAlreadyExpired InvalidExpiry");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\napi.authentication.challengeWith({type: 'otp'});",
        "\n[{type: 'otp'}].forEach(api.authentication.challengeWith);",
        "\n[1].forEach(() => api.authentication.challengeWith({type: 'otp'}));",
        "\nnew Function('api', '\\n'.repeat(99) + \"api.authentication.challengeWith({type: 'otp'})\")(api);",
        "Error.prepareStackTrace = () => '<input>:3:1';\napi.authentication.challengeWith({type: 'otp'});",
        "\napi.authentication.challengeWith({get type() { api.cache.get('x'); return 'otp'; }});",
        "\nawait 1; api.authentication.challengeWith.call(null, {type: 'otp'});"
      })
  void a_command_has_the_line_of_the_action_that_called(String statements) {
    assertThat(answer(statements).commands())
        .extracting(said -> said.origin().line().orElse(0))
        .containsExactly(2);
  }

  @Test
  void who_looks_at_a_factor_may_speak_in_the_meantime() {
    Answer answer =
        answer(
            """

            api.authentication.challengeWith({
              get type() {
                api.session.revoke('no');
                return 'otp';
              },
            });
            """);

    assertThat(answer.commands())
        .extracting(said -> said.origin().line().orElse(0))
        .containsExactly(4);
  }
}
