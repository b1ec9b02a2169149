package social.lindworm.account;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What a search among people found: active people of this instance, by user name and display name only, never by
/// what they keep to themselves.
public record PeopleFound(List<Person> people, long total) {

    static final PeopleFound NOBODY = new PeopleFound(List.of(), 0);

    private static final int LONGEST = 100;

    public PeopleFound {
        people = List.copyOf(people);
    }

    /// SQLite knows upper and lower case of Latin letters without marks only, so a name is also looked for as it was
    /// typed and with a capital.
    static PeopleFound search(Handle handle, String typed, int offset, int count) {
        String text = typed.strip().replaceFirst("^@", "");
        if (text.isEmpty() || text.length() > LONGEST) {
            return NOBODY;
        }
        String where = """
                 from account where domain = '' and state = 'ACTIVE'
                     and (username_folded like :folded escape '!' or lower(display_name) like :folded escape '!'
                         or display_name like :typed escape '!' or display_name like :capital escape '!')
                """;
        String folded = Username.fold(text);
        Map<String, Object> asked = Map.of(
                "folded", part(folded),
                "typed", part(text),
                "capital", part(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)),
                "exact", folded,
                "beginning", AccountDirectory.escaped(folded) + "%");
        long total = handle.createQuery("select count(*)" + where)
                .bindMap(asked)
                .mapTo(long.class)
                .one();
        List<Person> people = handle.createQuery("""
                        select id, username, domain, display_name, summary_html, avatar_media, role, state, created_at
                        """ + where + """
                         order by case when username_folded = :exact then 0
                                 when username_folded like :beginning escape '!' then 1 else 2 end, username_folded
                            limit :count offset :offset
                        """)
                .bindMap(asked)
                .bind("count", count)
                .bind("offset", offset)
                .map(AccountStore.PERSON)
                .list();
        return new PeopleFound(people, total);
    }

    private static String part(String text) {
        return "%" + AccountDirectory.escaped(text) + "%";
    }
}
