-- What those who run the instance did: written in the transaction of the deed, never changed.
create table admin_act (
    id ${id},
    done_at bigint not null,
    done_by bigint not null references account (id),
    kind text not null,
    about text not null,
    about_account bigint references account (id),
    before_text text not null,
    after_text text not null
);

create index admin_act_kind on admin_act (kind, id);
