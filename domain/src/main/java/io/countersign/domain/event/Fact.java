package io.countersign.domain.event;

import io.countersign.domain.account.UserScope;
import io.countersign.domain.attempt.Audience;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.risk.IpAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that an event tells.
 *
 * @param value of the form of its name
 */
public record Fact(FactName name, String value) {

  private static final int MOST_ATTEMPTS = 9_999;
  private static final int MOST_COUNTED = 999;

  /**
   * @throws IllegalArgumentException if the value is not of the form of its name; the message does
   *     not say what it is
   */
  public Fact {
    if (!name.takes(value)) {
      throw new IllegalArgumentException("not of the form of the fact " + name.text());
    }
  }

  /** The authentication that it is about. */
  public static Fact authentication(AuthenticationId id) {
    return new Fact(FactName.AUTHENTICATION, id.toString());
  }

  /** The authenticator that it is about. */
  public static Fact authenticator(AuthenticatorId id) {
    return new Fact(FactName.AUTHENTICATOR, id.toString());
  }

  /** The enrollment that it came from. */
  public static Fact enrollment(EnrollmentId id) {
    return new Fact(FactName.ENROLLMENT, id.toString());
  }

  /** The trusted browser that it is about. */
  public static Fact browser(TrustedBrowserId id) {
    return new Fact(FactName.BROWSER, id.toString());
  }

  /** The user token that it is about. */
  public static Fact token(UserTokenId id) {
    return new Fact(FactName.TOKEN, id.toString());
  }

  /** Its factor. */
  public static Fact factor(FactorType factor) {
    return new Fact(FactName.FACTOR, factor.value());
  }

  /** The factors that were used or are meant, be it none. */
  public static Fact factors(Collection<FactorType> factors) {
    return list(FactName.FACTORS, factors.stream().map(FactorType::value).toList());
  }

  /** What a user token may do. */
  public static Fact scopes(Collection<UserScope> scopes) {
    return list(FactName.SCOPES, scopes.stream().map(UserScope::text).toList());
  }

  /**
   * Why.
   *
   * @param words lower-case, joined by dashes, at most 64 characters
   */
  public static Fact reason(String words) {
    return new Fact(FactName.REASON, words);
  }

  /**
   * What was done.
   *
   * @param words lower-case, joined by dashes, at most 64 characters
   */
  public static Fact act(String words) {
    return new Fact(FactName.ACT, words);
  }

  /**
   * Why somebody says that they did it.
   *
   * @param text 1 to 200 characters, none of them invisible
   */
  public static Fact justification(String text) {
    return new Fact(FactName.JUSTIFICATION, text);
  }

  /** How many there are; 999 if there are more. */
  public static Fact count(int many) {
    return new Fact(FactName.COUNT, Integer.toString(Math.min(many, MOST_COUNTED)));
  }

  /** The version of a policy, 1 to 99,999. */
  public static Fact version(int number) {
    return new Fact(FactName.VERSION, Integer.toString(number));
  }

  /** The version of a policy that was asked before, 1 to 99,999. */
  public static Fact former(int number) {
    return new Fact(FactName.FORMER, Integer.toString(number));
  }

  /** In what it is written. */
  public static Fact kind(String word) {
    return new Fact(FactName.KIND, word);
  }

  /**
   * A plugin, as far as it can be told.
   *
   * @param id that it has given itself
   * @param version its own
   */
  public static List<Fact> plugin(String id, String version) {
    return Stream.of(
            usual(FactName.PLUGIN, id.toLowerCase(Locale.ROOT)),
            usual(FactName.PLUGIN_VERSION, version))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The name of a file that is to be a plugin, unless it is an unusual one. */
  public static Optional<Fact> archive(String name) {
    return usual(FactName.ARCHIVE, name);
  }

  private static Optional<Fact> usual(FactName name, String value) {
    return Optional.of(value).filter(name::takes).map(usual -> new Fact(name, usual));
  }

  /** The API key that it is about. */
  public static Fact key(ApiKeyId id) {
    return new Fact(FactName.KEY, id.toString());
  }

  /** What an API key may do. */
  public static Fact granted(Collection<Scope> scopes) {
    return list(FactName.SCOPES, scopes.stream().map(Scope::text).toList());
  }

  /** The name of a signing key. */
  public static Fact kid(String name) {
    return new Fact(FactName.KID, name);
  }

  /** Which members were changed, at least one. */
  public static Fact members(Collection<String> names) {
    return list(FactName.MEMBERS, names);
  }

  /** The organization that it is about. */
  public static Fact organization(OrganizationId id) {
    return new Fact(FactName.ORGANIZATION, id.value());
  }

  /** Whom a second proof is asked of. */
  public static Fact mfa(MfaRequirement mfa) {
    return new Fact(FactName.MFA, mfa.name().toLowerCase(Locale.ROOT));
  }

  /** How many are left, 0 to 999. */
  public static Fact left(int many) {
    return new Fact(FactName.LEFT, Integer.toString(many));
  }

  /**
   * The sort of identifier, and what may be told of it. A factor may mask an address as it likes:
   * nobody's code is refused because its mask is not of the form.
   */
  public static List<Fact> identifier(Named named) {
    return Stream.of(
            Optional.of(new Fact(FactName.IDENTIFIER_TYPE, named.type().text())),
            usual(FactName.IDENTIFIER, named.shown()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What sorts of identifiers were linked or taken away, one at least. */
  public static Fact identifierTypes(Collection<IdentifierType> types) {
    return new Fact(
        FactName.IDENTIFIER_TYPES,
        types.stream().map(IdentifierType::text).sorted().collect(Collectors.joining(",")));
  }

  /** How many identifiers were linked, 0 to 999. */
  public static Fact linked(int many) {
    return new Fact(FactName.LINKED, Integer.toString(many));
  }

  /** How many identifiers were taken away, 0 to 999. */
  public static Fact unlinked(int many) {
    return new Fact(FactName.UNLINKED, Integer.toString(many));
  }

  /** Whose guesses were counted. */
  public static Fact audience(Audience audience) {
    return new Fact(FactName.AUDIENCE, audience.text());
  }

  /** At what was guessed. */
  public static Fact action(AttemptAction action) {
    return new Fact(FactName.ACTION, action.text());
  }

  /** How many wrong guesses there were; 9,999 if there were more. */
  public static Fact attempts(int many) {
    return new Fact(FactName.ATTEMPTS, Integer.toString(Math.min(many, MOST_ATTEMPTS)));
  }

  /** Until when nobody may guess, to the microsecond. */
  public static Fact lockedUntil(Instant until) {
    return new Fact(FactName.LOCKED_UNTIL, until.truncatedTo(ChronoUnit.MICROS).toString());
  }

  /** The address that it came from. */
  public static Fact ip(IpAddress address) {
    return new Fact(FactName.IP, address.toString());
  }

  private static Fact list(FactName name, Collection<String> values) {
    return new Fact(name, values.stream().distinct().sorted().collect(Collectors.joining(",")));
  }
}
