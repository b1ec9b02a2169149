-- People of this instance and, later, of others: domain is empty for ours. The row of a deleted account stays, so that its name is never given again.
create table account (
    id ${id},
    username text not null,
    username_folded text not null,
    domain text not null,
    remote_id text,
    email text,
    email_folded text,
    password_hash text,
    display_name text not null,
    summary text not null,
    summary_html text not null,
    avatar_media bigint,
    role text not null,
    state text not null,
    state_since bigint not null,
    language text not null,
    theme text not null,
    zone text not null,
    totp_secret text,
    totp_pending text,
    totp_last_step bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    last_seen_at bigint
);

create unique index account_name on account (username_folded, domain);

create unique index account_remote_id on account (remote_id);

create unique index account_email on account (email_folded);

create index account_state on account (domain, state, created_at);

-- Only the hash of a session's token is kept: who reads the database cannot sign in with it.
create table account_session (
    id ${id},
    account_id bigint not null references account (id),
    token_hash text not null,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null,
    address text not null,
    device text not null
);

create unique index account_session_token on account_session (token_hash);

create index account_session_of on account_session (account_id);

create index account_session_expiry on account_session (expires_at);

-- Proofs on their way: a link in a mail, a code typed by hand, the minute between password and second factor. One of a kind per account.
create table account_token (
    id ${id},
    kind text not null,
    account_id bigint not null references account (id),
    token_hash text not null,
    code_hash text,
    detail text not null,
    attempts integer not null,
    created_at bigint not null,
    expires_at bigint not null
);

create unique index account_token_hash on account_token (token_hash);

create index account_token_of on account_token (account_id, kind);

create index account_token_expiry on account_token (expires_at);

create table account_backup_code (
    account_id bigint not null references account (id),
    code_hash text not null,
    used_at bigint,
    primary key (account_id, code_hash)
);

-- Counts of tries by address, account or both. A row past its reset_at counts for nothing.
create table account_throttle (
    bucket text not null primary key,
    tries integer not null,
    reset_at bigint not null
);

create index account_throttle_reset on account_throttle (reset_at);

create table account_invite (
    id ${id},
    code text not null,
    created_by bigint references account (id),
    created_at bigint not null,
    expires_at bigint,
    use_limit integer,
    times_used integer not null
);

create unique index account_invite_code on account_invite (code);

create table account_invite_use (
    invite_id bigint not null references account_invite (id),
    account_id bigint not null references account (id),
    used_at bigint not null,
    primary key (invite_id, account_id)
);

create table account_invite_request (
    id ${id},
    email text not null,
    email_folded text not null,
    answer text not null,
    language text not null,
    created_at bigint not null,
    invite_id bigint references account_invite (id),
    sent_at bigint,
    ignored boolean not null
);

create unique index account_invite_request_email on account_invite_request (email_folded);
