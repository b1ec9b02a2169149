-- One row: what the people who run the instance have decided. Its first content is written by the program at the first start.
create table site (
    id bigint primary key check (id = 1),
    version bigint not null,
    name text not null,
    tagline text not null,
    short_description text not null,
    description text not null,
    code_of_conduct text not null,
    privacy_policy text not null,
    logo_media bigint,
    accent text,
    registration text not null,
    closed_text text not null,
    invite_request_text text not null,
    invite_question text not null,
    confirm_email boolean not null,
    default_role text not null,
    install_mode boolean not null,
    admin_code text not null
);
