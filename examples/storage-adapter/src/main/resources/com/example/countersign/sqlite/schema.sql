-- Times are microseconds since 1970-01-01T00:00:00Z; text compares byte by byte, which is by code point.
-- Beside each sealed column, <column>_key_id names the key that opens it.

create table tenants (
  tenant_id text primary key,
  name text not null,
  mfa text not null,
  created_at integer not null,
  settings text not null,
  policy_version integer
) strict;

create table users (
  tenant_id text not null,
  user_id text not null,
  first_seen_at integer not null,
  mfa text,
  prompt_skipped_at integer,
  primary key (tenant_id, user_id)
) strict;

create table organizations (
  tenant_id text not null,
  organization_id text not null,
  mfa text not null,
  primary key (tenant_id, organization_id)
) strict;

create table api_keys (
  api_key_id text primary key,
  tenant_id text not null,
  client text not null,
  scopes text not null,
  hash blob not null,
  created_at integer not null,
  revoked_at integer
) strict;
create index api_keys_of_tenant on api_keys (tenant_id);

create table user_tokens (
  user_token_id text primary key,
  tenant_id text not null,
  user_id text not null,
  client text not null,
  audience text not null,
  scopes text not null,
  hash blob not null,
  authentication_id text,
  created_at integer not null,
  expires_at integer not null
) strict;
create index user_tokens_of_user on user_tokens (tenant_id, user_id);
create index user_tokens_by_expiry on user_tokens (expires_at);

create table authenticators (
  tenant_id text not null,
  authenticator_id text not null,
  user_id text not null,
  factor text not null,
  label text not null,
  wrong integer not null,
  wrong_since integer not null,
  fingerprint blob,
  credential blob,
  credential_key_id integer,
  created_at integer not null,
  last_used_at integer,
  revoked_at integer,
  profile text not null,
  exclusive_fingerprint blob,
  preferred integer not null,
  primary key (tenant_id, authenticator_id),
  unique (tenant_id, user_id, factor, fingerprint),
  unique (tenant_id, factor, exclusive_fingerprint)
) strict;
create index authenticators_by_key on authenticators (credential_key_id);

create table enrollments (
  tenant_id text not null,
  enrollment_id text not null,
  user_id text not null,
  factor text not null,
  label text not null,
  status text not null,
  wrong integer not null,
  fingerprint blob,
  authentication_id text,
  authenticator_id text,
  pending blob,
  pending_key_id integer,
  created_at integer not null,
  expires_at integer not null,
  primary key (tenant_id, enrollment_id)
) strict;
create index enrollments_by_user on enrollments (tenant_id, user_id, expires_at);
create index enrollments_by_key on enrollments (pending_key_id);

create table authentications (
  tenant_id text not null,
  authentication_id text not null,
  user_id text not null,
  client text not null,
  token_id text,
  first_method text,
  first_at integer,
  progress text not null,
  challenge_id text,
  challenge_state blob,
  challenge_state_key_id integer,
  proofs text not null,
  wrong integer not null,
  created_at integer not null,
  expires_at integer not null,
  circumstances text,
  deliberation text,
  primary key (tenant_id, authentication_id)
) strict;
create index authentications_by_user on authentications (tenant_id, user_id, expires_at);
create index authentications_by_beginning
  on authentications (tenant_id, created_at, authentication_id);
create index authentications_by_key on authentications (challenge_state_key_id);

create table signing_keys (
  kid text primary key,
  private_jwk blob not null,
  private_jwk_key_id integer not null,
  created_at integer not null,
  signs_from integer not null,
  leaves_at integer
) strict;

create table idempotency_keys (
  caller_id text not null,
  idempotency_key text not null,
  request blob not null,
  expires_at integer not null,
  status integer,
  location text,
  body blob,
  body_key_id integer,
  primary key (caller_id, idempotency_key)
) strict;
create index idempotency_keys_by_key on idempotency_keys (body_key_id);
create index idempotency_keys_by_expiry on idempotency_keys (expires_at);
create index authentications_by_expiry on authentications (expires_at);
create index enrollments_by_expiry on enrollments (expires_at);

create table chores (
  name text primary key,
  due integer not null
) strict;

create table deliveries (
  tenant_id text not null,
  delivery_id text not null,
  subject_id text not null,
  channel text not null,
  masked text not null,
  status text not null,
  reason text,
  transport text,
  reference text,
  created_at integer not null,
  expires_at integer not null,
  primary key (tenant_id, delivery_id)
) strict;
create index deliveries_by_subject on deliveries (tenant_id, subject_id);
create index deliveries_by_reference on deliveries (transport, reference);
create index deliveries_by_expiry on deliveries (expires_at);

create table send_counts (
  tenant_id text not null,
  scope text not null,
  counted_by blob not null,
  window_at integer not null,
  sent integer not null,
  expires_at integer not null,
  primary key (tenant_id, scope, counted_by, window_at)
) strict;
create index send_counts_by_expiry on send_counts (expires_at);

create table contact_verifications (
  tenant_id text not null,
  contact_verification_id text not null,
  client text not null,
  factor text not null,
  purpose text not null,
  masked text not null,
  status text not null,
  wrong integer not null,
  pending blob,
  pending_key_id integer,
  created_at integer not null,
  expires_at integer not null,
  target_mark blob,
  target_type text,
  target_shown text,
  primary key (tenant_id, contact_verification_id)
) strict;
create index contact_verifications_by_key on contact_verifications (pending_key_id);
create index contact_verifications_by_expiry on contact_verifications (expires_at);

create table trusted_browsers (
  tenant_id text not null,
  browser_id text not null,
  user_id text not null,
  client text not null,
  authentication_id text not null,
  label text not null,
  hash blob not null,
  replaced_hash blob,
  replaced_salt blob,
  replaced_at integer,
  created_at integer not null,
  last_used_at integer,
  expires_at integer not null,
  revoked_at integer,
  primary key (tenant_id, browser_id),
  unique (tenant_id, authentication_id)
) strict;
create index trusted_browsers_of_user on trusted_browsers (tenant_id, user_id);
create index trusted_browsers_by_expiry on trusted_browsers (expires_at);

create table known_devices (
  tenant_id text not null,
  user_id text not null,
  mark blob not null,
  seen_at integer not null,
  expires_at integer not null,
  primary key (tenant_id, user_id, mark)
) strict;
create index known_devices_by_expiry on known_devices (expires_at);

create table last_places (
  tenant_id text not null,
  user_id text not null,
  latitude integer not null,
  longitude integer not null,
  seen_at integer not null,
  expires_at integer not null,
  primary key (tenant_id, user_id)
) strict;
create index last_places_by_expiry on last_places (expires_at);

create table events (
  tenant_id text not null,
  event_id text not null,
  user_id text,
  type text not null,
  happened_at integer not null,
  client text,
  data text not null,
  position integer,
  link blob,
  actor text,
  source text,
  trace text,
  primary key (tenant_id, event_id)
) strict;
create index events_by_position on events (tenant_id, position, event_id);
create index events_of_user on events (tenant_id, user_id, event_id);
create index events_by_time on events (happened_at);
create index events_by_actor on events (tenant_id, actor, event_id);

create table ledgers (
  tenant_id text primary key,
  position integer not null,
  link blob not null,
  base_position integer,
  base_link blob
) strict;

create table checkpoints (
  tenant_id text not null,
  position integer not null,
  jws text not null,
  primary key (tenant_id, position)
) strict, without rowid;

create table checkpoint_keys (
  kid text primary key,
  jwk text not null,
  mark blob not null
) strict;

create table backup_code_sets (
  tenant_id text not null,
  user_id text not null,
  set_id text not null,
  status text not null,
  set_size integer not null,
  codes_left integer not null,
  codes blob,
  codes_key_id integer,
  created_at integer not null,
  confirmed_at integer,
  primary key (tenant_id, user_id)
) strict;
create index backup_code_sets_by_key on backup_code_sets (codes_key_id);

create table backup_codes (
  tenant_id text not null,
  set_id text not null,
  hash blob not null,
  used_at integer,
  primary key (tenant_id, set_id, hash)
) strict;

create table policies (
  tenant_id text not null,
  version integer not null,
  kind text not null,
  client text not null,
  remark text,
  created_at integer not null,
  document text not null,
  secrets blob,
  secrets_key_id integer,
  primary key (tenant_id, version)
) strict;
create index policies_by_key on policies (secrets_key_id);

create table policy_replays (
  tenant_id text not null,
  replay_id text not null,
  client text not null,
  kind text not null,
  version integer,
  document text,
  secrets blob,
  secrets_key_id integer,
  since integer not null,
  until integer not null,
  state text not null,
  reached_at integer not null,
  reached_id text not null,
  examined integer not null,
  expected integer,
  tally text not null,
  failure text,
  created_at integer not null,
  due_at integer,
  ended_at integer,
  expires_at integer not null,
  primary key (tenant_id, replay_id)
) strict;
create index policy_replays_by_key on policy_replays (secrets_key_id);
create index policy_replays_by_due on policy_replays (due_at);
create index policy_replays_by_expiry on policy_replays (expires_at);

create table policy_activations (
  tenant_id text not null,
  activation integer not null,
  version integer,
  returns_to integer,
  client text not null,
  activated_at integer not null,
  primary key (tenant_id, activation)
) strict;

create table webhooks (
  tenant_id text not null,
  webhook_id text not null,
  url text not null,
  description text not null,
  subscription text not null,
  ordered integer not null,
  disabled_reason text,
  disabled_at integer,
  created_at integer not null,
  secrets blob not null,
  secrets_key_id integer not null,
  reached integer not null,
  failing_since integer,
  rests_until integer,
  leased_by text,
  leased_until integer,
  primary key (tenant_id, webhook_id)
) strict;
create index webhooks_by_key on webhooks (secrets_key_id);

create table webhook_deliveries (
  tenant_id text not null,
  webhook_id text not null,
  event_id text not null,
  event_position integer not null,
  user_id text,
  type text not null,
  state text not null,
  attempts integer not null,
  due_at integer,
  outcome text,
  status integer,
  took integer,
  tried_at integer,
  created_at integer not null,
  expires_at integer,
  primary key (tenant_id, webhook_id, event_id)
) strict;
create index webhook_deliveries_by_position on webhook_deliveries (tenant_id, webhook_id, event_position);
create index webhook_deliveries_by_state on webhook_deliveries (tenant_id, webhook_id, state, event_position);
create index webhook_deliveries_by_due on webhook_deliveries (due_at, webhook_id);
create index webhook_deliveries_by_expiry on webhook_deliveries (expires_at);
create table counters (
  tenant_id text not null,
  subject blob not null,
  audience text not null,
  who blob not null,
  user_id text,
  identifier_type text not null,
  identifier text not null,
  guessed text not null,
  failures text not null,
  failed_at text not null,
  reserved integer not null,
  period_number integer not null,
  strikes integer not null,
  counted_since integer,
  locked_at integer,
  unlock_at integer,
  lock_cause text,
  lock_attempts integer,
  expires_at integer,
  primary key (tenant_id, subject, audience, who)
) strict;
create index counters_of_tenant on counters (tenant_id, unlock_at);
create index counters_by_end on counters (unlock_at);
create index counters_by_expiry on counters (expires_at);

create table attempts (
  tenant_id text not null,
  attempt_id text not null,
  client text not null,
  subject blob not null,
  audience text not null,
  who blob not null,
  period_number integer not null,
  source blob,
  source_period_number integer,
  user_id text,
  identifier_type text not null,
  identifier text not null,
  guessed text not null,
  address text,
  begun_at integer not null,
  deadline_at integer not null,
  outcome text,
  due_at integer,
  expires_at integer not null,
  primary key (tenant_id, attempt_id)
) strict;
create index attempts_of_counter on attempts (tenant_id, subject, audience, who, due_at);
create index attempts_by_due on attempts (due_at);
create index attempts_by_expiry on attempts (expires_at);

create table user_identifiers (
  tenant_id text not null,
  mark blob not null,
  user_id text not null,
  identifier_type text not null,
  masked text not null,
  linked_at integer not null,
  primary key (tenant_id, mark)
) strict;
create index user_identifiers_of_user on user_identifiers (tenant_id, user_id);
