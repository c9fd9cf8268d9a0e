package io.countersign.rest.problem;

/**
 * Everything that an answer may report as a problem (RFC 9457). The slug is for good: callers
 * compare {@link #type}, never the title.
 */
public enum Problem {
  BAD_REQUEST(
      400,
      "bad-request",
      "Bad request",
      "The request is not HTTP as it must be, or has a body where none is expected."),
  MALFORMED_JSON(
      400,
      "malformed-json",
      "Malformed JSON",
      "The body is not one JSON object in UTF-8. Nothing was changed."),
  INVALID_REQUEST(
      400,
      "invalid-request",
      "Invalid request",
      "Fields or query parameters are missing, unknown or not of their form; `errors` names them."
          + " Nothing was changed and no attempt was counted."),
  UNKNOWN_FACTOR(
      400,
      "unknown-factor",
      "Unknown factor",
      "No such factor is loaded; `GET /v1/factors` lists those that are."),
  NOT_IMPORTABLE(
      400,
      "not-importable",
      "Not importable",
      "Authenticators of this factor cannot be bound without their user: begin an enrollment."),
  IDEMPOTENCY_KEY_INVALID(
      400,
      "idempotency-key-invalid",
      "Invalid Idempotency-Key",
      "An `Idempotency-Key` is sent once and has 1 to 255 visible ASCII characters."),
  UNAUTHENTICATED(
      401,
      "unauthenticated",
      "No valid API key or user token",
      "Send `Authorization: Bearer csk_…` with a key that exists and was not revoked, or `cst_…`"
          + " with a user token that has not expired, where one is taken."),
  INSUFFICIENT_USER_AUTHENTICATION(
      401,
      "insufficient-user-authentication",
      "Insufficient user authentication",
      "The change needs fresh proof: `proof` of an authentication that was approved at most"
          + " `maxAgeSeconds` ago, with one of `factors`. Without `factors` the user has none, and"
          + " the first factor must be as fresh (RFC 9470)."),
  INSUFFICIENT_SCOPE(
      403,
      "insufficient-scope",
      "Insufficient scope",
      "The API key or user token is valid, but lacks a scope; `missingScopes` names what it lacks. A"
          + " user token has no scopes but those of accounts, and an API key has none of these."),
  ORIGIN_NOT_ALLOWED(
      403,
      "origin-not-allowed",
      "Origin not allowed",
      "The page that sent the user token is not of one of the tenant's `origins`. Nothing was"
          + " looked at or changed."),
  NOT_FOUND(
      404,
      "not-found",
      "Not found",
      "There is nothing here: no such path, or no such thing in the tenant of the API key, or on"
          + " the account of the user token."),
  NO_SUCH_CHOICE(
      404,
      "no-such-choice",
      "No such choice",
      "The user has no such authenticator, or its factor is not loaded. The challenge before"
          + " goes on."),
  METHOD_NOT_ALLOWED(
      405,
      "method-not-allowed",
      "Method not allowed",
      "The path exists, but not with this method; the header `Allow` names those it has."),
  TIMEOUT(
      408,
      "timeout",
      "Request timed out",
      "The request did not arrive in time. Nothing was changed; the connection is closed."),
  BACKUP_CODES_NOT_OFFERED(
      409,
      "backup-codes-not-offered",
      "Backup codes not offered",
      "The user has no other authenticator that they could stand in for, or the tenant has no backup"
          + " codes."),
  BACKUP_CODES_NOT_CONFIRMED(
      409,
      "backup-codes-not-confirmed",
      "Backup codes not confirmed",
      "The user has no confirmed set whose used codes could be replaced."),
  BACKUP_CODES_NOT_PENDING(
      409,
      "backup-codes-not-pending",
      "No such backup codes to confirm",
      "The user has no set of this id that waits or is confirmed: newer codes took its place, or it is"
          + " used up."),
  BACKUP_CODES_NOT_VIEWABLE(
      409,
      "backup-codes-not-viewable",
      "Backup codes are shown once",
      "The tenant does not show backup codes again, or did not when these were made."),
  NEVER_DEFAULT(
      409,
      "never-default",
      "Never the default",
      "Backup codes are for when nothing else is at hand: they cannot be the default."),
  MFA_MANDATORY(
      409,
      "mfa-mandatory",
      "MFA is mandatory",
      "It is demanded of this user; only a help desk may disable it."),
  ALREADY_BOUND(
      409,
      "already-bound",
      "Already bound",
      "The user has, or once had, an authenticator with the same secret."),
  AUTHENTICATION_NOT_WAITING(
      409,
      "authentication-not-waiting",
      "Authentication waits for no response",
      "It has ended, or waits for a choice or an enrollment; `authenticationStatus` says how it stands. The"
          + " response was not looked at."),
  AUTHENTICATOR_GONE(
      409,
      "authenticator-gone",
      "Authenticator gone",
      "The challenged authenticator was revoked meanwhile. Choose another one, or begin again."),
  ATTEMPT_ENDED(
      409,
      "attempt-ended",
      "Attempt ended otherwise",
      "Something else became of the attempt: `outcome` says what. Unless that is `succeeded`, nobody"
          + " may be let in by it."),
  VERIFICATION_NOT_PENDING(
      409,
      "verification-not-pending",
      "Verification not pending",
      "The verification has ended; `verificationStatus` says how. The code was not looked at."),
  NOTHING_TO_SEND(
      409, "nothing-to-send", "Nothing to send", "The factor of the enrollment sends no codes."),
  ENROLLMENT_NOT_PENDING(
      409,
      "enrollment-not-pending",
      "Enrollment not pending",
      "The enrollment has ended; `enrollmentStatus` says how."),
  NOT_DEMANDED(
      409,
      "not-demanded",
      "Enrollment not demanded",
      "The authentication named does not wait, or no longer waits, for this user to enroll this"
          + " factor."),
  NOT_SKIPPABLE(
      409,
      "not-skippable",
      "Not skippable",
      "The authentication does not wait for an enrollment that its user may go on without, or the"
          + " user has an authenticator by now; `authenticationStatus` says how it stands."),
  FACTOR_NOT_ALLOWED(
      409,
      "factor-not-allowed",
      "Factor not allowed",
      "The tenant does not let its users enroll this factor. Nothing was begun."),
  POLICY_CHANGED(
      409,
      "policy-changed",
      "Policy changed",
      "Another version is active than was expected: `active` says which, and is absent if none is."
          + " Nothing was changed."),
  NO_POLICY_BEFORE(
      409,
      "no-policy-before",
      "No policy before",
      "The tenant never activated a policy of its own, or went back all the way already."),
  TOO_MANY_WEBHOOKS(
      409,
      "too-many-webhooks",
      "Too many webhooks",
      "The tenant has 100 webhooks: delete one first."),
  REPLAY_UNDER_WAY(
      409,
      "replay-under-way",
      "Replay under way",
      "The tenant has a replay that is not over: `replayId` says which. Wait for its end, or cancel"
          + " it."),
  TENANT_EXISTS(409, "tenant-exists", "Tenant exists", "There is a tenant of this id already."),
  TRUSTED_BROWSERS_OFF(
      409,
      "trusted-browsers-off",
      "Trusted browsers are off",
      "The tenant has no browsers remembered: its setting `trustedBrowserDays` is absent."),
  AUTHENTICATION_EXPIRED(
      410,
      "authentication-expired",
      "Authentication expired",
      "Nobody answered in time. Begin a new authentication."),
  ENROLLMENT_EXPIRED(
      410,
      "enrollment-expired",
      "Enrollment expired",
      "It was not confirmed in time. Begin a new enrollment."),
  VERIFICATION_EXPIRED(
      410,
      "verification-expired",
      "Verification expired",
      "The code did not come in time. Begin a new verification."),
  EVENTS_GONE(
      410,
      "events-gone",
      "Events gone",
      "It cannot be read on from `after` without a gap: what follows is not kept any more, or this is"
          + " another ledger, such as that of another tenant or of a restored backup. Read again"
          + " without `after`, from the first event that is kept."),
  BODY_TOO_LARGE(
      413,
      "body-too-large",
      "Body too large",
      "The body is larger than the server takes. The connection is closed."),
  URI_TOO_LONG(414, "uri-too-long", "URI too long", "The path and query are too long."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "unsupported-media-type",
      "Unsupported media type",
      "Send `Content-Type: application/json`, in UTF-8 and not compressed."),
  INVALID_POLICY(
      422,
      "invalid-policy",
      "Invalid policy",
      "The policy is not of the form that its kind has: `flaws` says where, and why. Nothing was"
          + " changed."),
  RESPONSE_REJECTED(
      422,
      "response-rejected",
      "Response rejected",
      "The response is wrong, or was right once already. It counts; `attemptsLeft` says how many"
          + " more wrong ones are taken."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "idempotency-key-reused",
      "Idempotency-Key reused",
      "The same `Idempotency-Key` came with another request before. Nothing was changed."),
  DESTINATION_NOT_ALLOWED(
      422,
      "destination-not-allowed",
      "Destination not allowed",
      "No codes are sent to the country of this destination. Nothing was begun and nothing sent."),
  TOO_MANY_MESSAGES(
      429,
      "too-many-messages",
      "Too many messages",
      "As many codes as may be were sent, by `limit`: to this destination, to this user, to this"
          + " country, or altogether. Nothing was sent and nothing changed; try again after"
          + " `retryAfter` seconds, or with another factor."),
  ATTEMPTS_EXHAUSTED(
      429,
      "attempts-exhausted",
      "Attempts exhausted",
      "It got too many wrong responses and has ended. The response was not looked at; begin"
          + " again."),
  LOCKED(
      429,
      "locked",
      "Locked",
      "Nobody may guess at the identifier now, or nobody from there: there were too many wrong guesses,"
          + " or an administrator locked it. Nothing was looked at, sent or spent; try again after"
          + " `retryAfter` seconds, at `lockedUntil`. It is the same for identifiers that nobody"
          + " has."),
  TOO_MANY_GUESSES(
      429,
      "too-many-guesses",
      "Too many guesses",
      "The authenticator got too many wrong responses. The response was neither looked at nor"
          + " spent; try again after `retryAfter` seconds, or with another authenticator."),
  HEADERS_TOO_LARGE(
      431,
      "headers-too-large",
      "Headers too large",
      "The headers are larger than the server takes."),
  INTERNAL(
      500,
      "internal",
      "Internal error",
      "Something failed that should not. The operator finds it in the log by the request id."),
  NOT_IMPLEMENTED(
      501, "not-implemented", "Not implemented", "The transfer encoding is not supported."),
  POLICY_ENGINE_MISSING(
      501,
      "policy-engine-missing",
      "Policy engine missing",
      "This installation came without what runs policies of this kind: `module` names it. Nothing"
          + " was changed."),
  UNAVAILABLE(
      503,
      "unavailable",
      "Unavailable",
      "The server cannot do it now. Whether it was done is not known: read before you repeat it,"
          + " or use an `Idempotency-Key`."),
  FACTOR_UNAVAILABLE(
      503,
      "factor-unavailable",
      "Factor unavailable",
      "The plugin of the factor is not loaded, or failed. If it failed while looking at a"
          + " response, the response counts."),
  POLICY_NOT_TRIED(
      503,
      "policy-not-tried",
      "Policy not tried",
      "As many policies are tried as may be at once, or trying this one takes too long. Nothing is"
          + " known of it and nothing was changed; try again after `retryAfter` seconds."),
  NO_TRANSPORT(
      503,
      "no-transport",
      "No transport",
      "Nothing is configured that carries codes of this `channel`. Nothing was begun."),
  HTTP_VERSION_NOT_SUPPORTED(
      505, "http-version-not-supported", "HTTP version not supported", "Use HTTP/1.1.");

  private static final String TYPE = "urn:countersign:problem:";

  private final int status;
  private final String slug;
  private final String title;
  private final String explanation;

  Problem(int status, String slug, String title, String explanation) {
    this.status = status;
    this.slug = slug;
    this.title = title;
    this.explanation = explanation;
  }

  /** The HTTP status it is always answered with. */
  public int status() {
    return status;
  }

  /** Its stable name. */
  public String slug() {
    return slug;
  }

  /** The URI that callers compare. */
  public String type() {
    return TYPE + slug;
  }

  /** A few words for people; may change. */
  public String title() {
    return title;
  }

  /** What it means and what to do; may change. */
  public String explanation() {
    return explanation;
  }
}
